package io.callgate.gateway.transport;

import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.transport.framing.FramingFault;
import io.callgate.gateway.transport.polling.Polling;
import io.callgate.gateway.transport.tls.TlsSide;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.UncheckedBooleanSupplier;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One UDP socket: reads a batch of datagrams, hands them over, writes the answers in a batch. */
final class UdpPoint extends Point {

    /** Longer than any message, so that a datagram that fills it is known to be cut off. */
    static final int DATAGRAM_BYTES = SipMessage.BYTES_MAX + 64;

    /** Datagrams of one system call; their buffer is 514 KiB. */
    private static final int BATCH = 32;

    /** Datagrams of one turn. The rest waits in the socket while other sockets have theirs. */
    static final int TURN_MAX = 2 * BATCH;

    /**
     * Asked of the kernel, which grants net.core.rmem_max at most and counts 2.3 KiB for a message
     * of 1 KiB: some 3,600, or 0.2 s of 10,000 refused calls a second, when it grants all.
     */
    private static final int SOCKET_BYTES = 4 << 20;

    /** What waits for a full socket; beyond it messages are refused, and retransmitted by UAs. */
    private static final int WRITE_BYTES_MAX = 1 << 20;

    private final Map<InetSocketAddress, UdpHop> kept = new HashMap<>();
    private final HopCache heard = new HopCache();
    /** Hops with messages of this turn, each once. */
    private final List<UdpHop> departing = new ArrayList<>();
    private final Runnable departures = this::depart;

    UdpPoint(ListeningPoint asked, Loop loop) {
        super(asked, loop);
    }

    @Override
    ChannelFuture bind(InetSocketAddress address) {
        Bootstrap socket = new Bootstrap()
                .group(loop().group())
                .channelFactory(() -> loop().polling().datagramChannel(address.getAddress()))
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.SO_RCVBUF, SOCKET_BYTES)
                .option(ChannelOption.SO_SNDBUF, SOCKET_BYTES)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(WRITE_BYTES_MAX / 2, WRITE_BYTES_MAX))
                .handler(this);
        if (loop().polling() == Polling.EPOLL) {
            socket.option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, DATAGRAM_BYTES)
                    .option(ChannelOption.RECVBUF_ALLOCATOR,
                            new BatchBuffers(DATAGRAM_BYTES * BATCH, TURN_MAX));
        } else {
            socket.option(ChannelOption.RECVBUF_ALLOCATOR,
                    new FixedRecvByteBufAllocator(DATAGRAM_BYTES).maxMessagesPerRead(TURN_MAX));
        }
        return socket.bind(address);
    }

    /** Not while there is time: who captures packets on this machine sees them uncut. */
    boolean sendsSegments() {
        return loop().isBusy() && loop().polling().sendsSegments();
    }

    /** The hop has something to hand over when the turn ends. */
    void toDepart(UdpHop hop) {
        if (departing.isEmpty()) {
            loop().toFlush(departures);
        }
        departing.add(hop);
    }

    /** By index: an iterator a turn would be garbage. */
    private void depart() {
        for (int i = 0; i < departing.size(); i++) {
            departing.get(i).depart();
        }
        departing.clear();
    }

    @Override
    Hop hopTo(InetSocketAddress remote) {
        UdpHop hop = kept.get(remote);
        return hop != null ? hop : heardFrom(remote);
    }

    @Override
    Hop hopTo(InetSocketAddress remote, String certifiedName) {
        return hopTo(remote);
    }

    @Override
    boolean hasStreamWith(InetSocketAddress remote) {
        return false;
    }

    @Override
    Hop keepHopTo(InetSocketAddress remote, TlsSide side) {
        return kept.computeIfAbsent(remote, address -> new UdpHop(this, address));
    }

    @Override
    void letGo(InetSocketAddress remote) {
        kept.remove(remote);
    }

    @Override
    boolean knows(InetSocketAddress remote) {
        return kept.containsKey(remote) || heard.find(remote) != null;
    }

    @Override
    boolean mayOpenStreamTo(InetSocketAddress remote) {
        return false;
    }

    private Hop heardFrom(InetSocketAddress remote) {
        UdpHop hop = heard.find(remote);
        if (hop != null) {
            return hop;
        }
        UdpHop stranger = new UdpHop(this, remote);
        heard.add(stranger);
        return stranger;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        DatagramPacket datagram = (DatagramPacket) message;
        try {
            receive(datagram.content(), datagram.sender());
        } finally {
            datagram.release();
        }
    }

    private void receive(ByteBuf content, InetSocketAddress sender) {
        loop().countMessage();
        int length = content.readableBytes();
        if (isKeepAlive(content)) {
            return;
        }
        if (length > SipMessage.BYTES_MAX) {
            loop().ingress().unframeable(hopTo(sender), length == DATAGRAM_BYTES
                    ? FramingFault.TRUNCATED : FramingFault.OVERSIZED);
            return;
        }
        byte[] room = loop().ingress().claim(length);
        if (room != null) {
            content.getBytes(content.readerIndex(), room, 0, length);
            loop().ingress().commit(hopTo(sender), length);
        }
    }

    /** Nothing, or what user agents send to keep a NAT open: line ends or zeros. Not answered. */
    private static boolean isKeepAlive(ByteBuf content) {
        int index = content.readerIndex();
        while (index < content.writerIndex() && isFiller(content.getByte(index))) {
            index++;
        }
        return index == content.writerIndex();
    }

    private static boolean isFiller(byte octet) {
        return octet == '\r' || octet == '\n' || octet == 0;
    }

    /** Datagrams leave nothing behind that could last too long. */
    @Override
    void sweep() {
    }

    @Override
    void finish(List<Channel> closing) {
        closing.add(channel());
        channel().close();
    }

    /**
     * No route, a firewall, a forged source that cannot be answered: the fault of one datagram, so
     * the socket lives on.
     */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            loop().countFault();
        } else {
            context.fireExceptionCaught(cause);
        }
    }

    /**
     * The buffer of one recvmmsg. A batch that comes back less than full has emptied the socket,
     * so the turn ends; Netty by itself would ask once more, in vain. Asking is a fifth of what a
     * turn with one datagram costs: perf/results/2026-11-21-transport.md. What arrives just then
     * wakes the loop.
     */
    private static final class BatchBuffers extends DefaultMaxMessagesRecvByteBufAllocator {

        private final int bytes;

        BatchBuffers(int bytes, int turnMax) {
            super(turnMax);
            this.bytes = bytes;
        }

        @Override
        @SuppressWarnings("deprecation")
        public Handle newHandle() {
            return new MaxMessageHandle() {

                private final UncheckedBooleanSupplier batchWasFull =
                        () -> lastBytesRead() == attemptedBytesRead();

                @Override
                public int guess() {
                    return bytes;
                }

                @Override
                public boolean continueReading(UncheckedBooleanSupplier always) {
                    return super.continueReading(batchWasFull);
                }
            };
        }
    }
}
