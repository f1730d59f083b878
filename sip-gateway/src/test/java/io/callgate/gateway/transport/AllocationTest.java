package io.callgate.gateway.transport;

import static io.callgate.gateway.transport.OnLoop.SWEEP_BY_HAND_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.transport.framing.FramingFault;
import io.callgate.gateway.transport.polling.Polling;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.DefaultSelectStrategyFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An echo through the transport beside one by Netty alone that copies out and in as well. Netty
 * allocates {@link #NETTY_BYTES} for each datagram, more where it may not use Unsafe.
 */
class AllocationTest {

    private static final int LOT = 2_000;
    private static final int LOTS_MAX = 50;
    private static final long NETTY_BYTES = 176;
    /** Room for what is done once a run; less than a hop, a copy of a message, or any object. */
    private static final int MARGIN_BYTES = 12;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final ResourceLeakDetector.Level level = ResourceLeakDetector.getLevel();

    @BeforeEach
    void stopSamplingForLeaks() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
    }

    @AfterEach
    void sampleAgain() {
        ResourceLeakDetector.setLevel(level);
    }

    @Test
    void allocatesNothingForADatagramBeyondWhatNettyDoes() throws IOException {
        // One lot in thousands is cheaper by an object that the compiler has done away with.
        long netty = Math.max(bytesOfNetty(), NETTY_BYTES);
        assertThat(bytesOfOurs(netty)).isLessThan(netty + MARGIN_BYTES);
    }

    private long bytesOfOurs(long enough) throws IOException {
        try (Network network = new Network(Polling.best(), SWEEP_BY_HAND_MILLIS)) {
            int port = OnLoop.open(network, new Echo(network),
                    new ListeningPoint(Transport.UDP, "127.0.0.1", 0)).get(0).port();
            return bytesPerDatagram(port,
                    OnLoop.call(network, () -> Thread.currentThread().getId()), enough);
        }
    }

    private long bytesOfNetty() throws IOException {
        MultiThreadIoEventLoopGroup group =
                new MultiThreadIoEventLoopGroup(1,
                        Polling.best().handlers(DefaultSelectStrategyFactory.INSTANCE));
        try {
            Channel channel = new Bootstrap().group(group)
                    .channelFactory(() -> Polling.best().datagramChannel(
                            InetAddress.getLoopbackAddress()))
                    .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                    .handler(new NettyEcho())
                    .bind("127.0.0.1", 0).syncUninterruptibly().channel();
            return bytesPerDatagram(((InetSocketAddress) channel.localAddress()).getPort(),
                    group.submit(() -> Thread.currentThread().getId())
                            .syncUninterruptibly().getNow(), NETTY_BYTES);
        } finally {
            group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    /**
     * Of the loop thread, in the leanest lot: a datagram costs more until the compiler has been at
     * the code, and when that is, the machine decides. Ends at the first lot that cost no more than
     * enough.
     */
    private long bytesPerDatagram(int port, long loop, long enough) throws IOException {
        long least = Long.MAX_VALUE;
        try (DatagramSocket peer = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            for (int lot = 0; lot < LOTS_MAX && least > enough; lot++) {
                long before = threads.getThreadAllocatedBytes(loop);
                exchange(peer, port);
                least = Math.min(least, (threads.getThreadAllocatedBytes(loop) - before) / LOT);
            }
        }
        return least;
    }

    private static void exchange(DatagramSocket peer, int port) throws IOException {
        peer.setSoTimeout(60_000);
        byte[] message = new byte[1_000];
        message[0] = 'x';
        java.net.DatagramPacket out = new java.net.DatagramPacket(
                message, message.length, InetAddress.getLoopbackAddress(), port);
        java.net.DatagramPacket in = new java.net.DatagramPacket(new byte[1_000], 1_000);
        for (int i = 0; i < LOT; i++) {
            peer.send(out);
            peer.receive(in);
        }
    }

    private static final class NettyEcho extends ChannelInboundHandlerAdapter {

        private final byte[] room = new byte[SipMessage.BYTES_MAX];

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            DatagramPacket datagram = (DatagramPacket) message;
            int length = datagram.content().readableBytes();
            datagram.content().getBytes(0, room, 0, length);
            datagram.release();
            ByteBuf copy = context.alloc().directBuffer(length).writeBytes(room, 0, length);
            context.write(new DatagramPacket(copy, datagram.sender()), context.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }
    }

    private record Echo(Network network, byte[] room) implements Ingress {

        Echo(Network network) {
            this(network, new byte[SipMessage.BYTES_MAX]);
        }

        @Override
        public byte[] claim(int length) {
            return room;
        }

        @Override
        public void commit(Hop from, int length) {
            network.send(from, room, length);
        }

        @Override
        public void unframeable(Hop from, FramingFault fault) {
            throw new AssertionError(fault);
        }

        @Override
        public void unreachable(Hop to) {
            throw new AssertionError(to);
        }

        @Override
        public void turnEnds() {
        }
    }
}
