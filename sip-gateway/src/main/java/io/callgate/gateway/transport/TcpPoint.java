package io.callgate.gateway.transport;

import io.callgate.gateway.transport.tls.TlsSide;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One TCP socket that listens, the streams it accepted, and those opened from its address; under
 * TLS, where it speaks that.
 */
final class TcpPoint extends Point {

    /**
     * Accepted streams, and as many again that we open, so that strangers cannot keep us from our
     * carriers: 2,048 of 16 KiB are 32 MiB. Beyond it a stranger's stream gives way to a new one,
     * or without strangers a peer sees its connection closed at once; and a send of ours fails.
     */
    static final int CONNECTIONS_MAX = 1024;

    /** An eighth of Timer B (RFC 3261 17.1.1.2, 32 s), so that other carriers can be tried. */
    private static final int CONNECT_MILLIS_MAX = 4_000;

    /** What waits for a slow reader, or for the connection: some 250 messages, then sends fail. */
    private static final int WRITE_BYTES_MAX = 256 * 1024;

    private static final int READ_BYTES = 16 * 1024;

    /** Reads of one stream in one turn. The rest waits while other sockets have theirs. */
    private static final int READS_MAX = 4;

    private static final int BACKLOG = 512;

    /**
     * TLS streams accepted between two sweeps: with an RSA key of 2,048 bits a handshake takes 0.6
     * ms of the loop, so that is an eighth of it.
     */
    static final int HANDSHAKES_MAX = 200;

    /** How TLS is spoken with who connects; null for TCP. */
    private final TlsSide tls;
    private int handshakes;

    private final Map<InetSocketAddress, TcpHop> kept = new HashMap<>();
    /** Hops with a stream; bounded as the streams are. */
    private final Map<InetSocketAddress, TcpHop> live = new HashMap<>();
    private final Set<TcpConnection> connections = new HashSet<>();
    private final RefusedStreams refusing = new RefusedStreams();
    private int accepted;
    private int opened;
    private int sweeps;

    TcpPoint(ListeningPoint asked, Loop loop, TlsSide tls) {
        super(asked, loop);
        this.tls = tls;
    }

    @Override
    ChannelFuture bind(InetSocketAddress address) {
        ServerBootstrap socket = new ServerBootstrap()
                .group(loop().group())
                .channelFactory(() -> loop().polling().serverChannel(address.getAddress()))
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .handler(this)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        accept(channel);
                    }
                });
        return socket.bind(address);
    }

    private void accept(SocketChannel channel) {
        InetSocketAddress remote = channel.remoteAddress();
        boolean full = accepted >= CONNECTIONS_MAX && !madeRoom();
        if (full || remote == null || handshakes == HANDSHAKES_MAX) {
            loop().countFault();
            channel.close();
            return;
        }
        TcpHop known = kept.getOrDefault(remote, live.get(remote));
        // Who must prove to be a carrier does so where we connect to it, not by its address.
        boolean itself = known != null && !known.isConnected() && known.tls() == null;
        TcpHop hop = itself ? known : new TcpHop(this, remote, false, null);
        TcpConnection connection = new TcpConnection(this, hop, channel, true);
        setOptions(channel);
        handshakes += tls == null ? 0 : 1;
        build(channel, connection, tls);
        begun(connection);
    }

    /** The stranger that was silent longest gives way: nobody keeps callers out by many streams. */
    private boolean madeRoom() {
        TcpConnection idlest = null;
        int idleSweeps = -1;
        for (TcpConnection connection : connections) {
            if (connection.idleSweeps() > idleSweeps) {
                idlest = connection;
                idleSweeps = connection.idleSweeps();
            }
        }
        if (idlest != null) {
            idlest.giveWay();
        }
        return idlest != null;
    }

    private static void build(Channel channel, TcpConnection connection, TlsSide side) {
        if (side != null) {
            int port = connection.hop().remote().getPort();
            channel.pipeline().addLast(side.newHandler(channel.alloc(), port));
        }
        channel.pipeline().addLast(connection);
    }

    /** For the hop's first message, which is queued until the stream is there. */
    void connect(TcpHop hop) {
        boolean configured = kept.get(hop.remote()) == hop;
        if (opened >= (configured ? CONNECTIONS_MAX : CONNECTIONS_MAX / 2)) {
            return;
        }
        Channel channel = loop().polling().streamChannel(hop.remote().getAddress());
        TcpConnection connection = new TcpConnection(this, hop, channel, false);
        setOptions(channel);
        begun(connection);
        new Bootstrap()
                .group(loop().group())
                .channelFactory(() -> channel)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel opening) {
                        build(opening, connection, hop.tls());
                    }
                })
                .connect(hop.remote(), new InetSocketAddress(address(), 0));
    }

    private static void setOptions(Channel channel) {
        channel.config()
                .setAllocator(PooledByteBufAllocator.DEFAULT)
                .setConnectTimeoutMillis(CONNECT_MILLIS_MAX)
                .setWriteBufferWaterMark(
                        new WriteBufferWaterMark(WRITE_BYTES_MAX / 2, WRITE_BYTES_MAX))
                .setRecvByteBufAllocator(
                        new FixedRecvByteBufAllocator(READ_BYTES).maxMessagesPerRead(READS_MAX));
        channel.config().setOption(ChannelOption.TCP_NODELAY, true);
        channel.config().setOption(ChannelOption.SO_KEEPALIVE, true);
    }

    private void begun(TcpConnection connection) {
        TcpHop hop = connection.hop();
        hop.attach(connection);
        live.putIfAbsent(hop.remote(), hop);
        connections.add(connection);
        count(connection, 1);
    }

    void ended(TcpConnection connection, boolean lost) {
        TcpHop hop = connection.hop();
        hop.detach();
        live.remove(hop.remote(), hop);
        connections.remove(connection);
        count(connection, -1);
        if (lost) {
            loop().ingress().unreachable(hop);
            loop().flush();
        }
    }

    private void count(TcpConnection connection, int change) {
        if (connection.accepted()) {
            accepted += change;
        } else {
            opened += change;
        }
        loop().countConnection(change);
    }

    @Override
    Hop hopTo(InetSocketAddress remote) {
        return hopTo(remote, "");
    }

    @Override
    Hop hopTo(InetSocketAddress remote, String certifiedName) {
        TcpHop hop = kept.getOrDefault(remote, live.get(remote));
        if (hop != null) {
            return hop;
        }
        // By TLS nobody is connected to whose certificate we could not tell from another's.
        TlsSide side = tls == null || certifiedName.isEmpty() ? null : tls.backTo(certifiedName);
        return new TcpHop(this, remote, tls == null || side != null, side);
    }

    @Override
    boolean hasStreamWith(InetSocketAddress remote) {
        TcpHop hop = live.get(remote);
        return hop != null && hop.isConnected();
    }

    @Override
    Hop keepHopTo(InetSocketAddress remote, TlsSide side) {
        return kept.computeIfAbsent(remote,
                address -> new TcpHop(this, address, tls == null || side != null, side));
    }

    @Override
    void letGo(InetSocketAddress remote) {
        kept.remove(remote);
    }

    @Override
    boolean knows(InetSocketAddress remote) {
        return kept.containsKey(remote) || live.containsKey(remote);
    }

    @Override
    boolean mayOpenStreamTo(InetSocketAddress remote) {
        return !refusing.has(remote, sweeps);
    }

    /** No stream to the address came about, for whatever reason. */
    void refusedBy(InetSocketAddress remote) {
        refusing.add(remote, sweeps);
    }

    int sweeps() {
        return sweeps;
    }

    /** Over a copy, because what it ends may have a message sent and so a stream opened. */
    @Override
    void sweep() {
        sweeps++;
        handshakes = 0;
        List.copyOf(connections).forEach(TcpConnection::sweep);
    }

    @Override
    void finish(List<Channel> closing) {
        closing.add(channel());
        channel().close();
        for (TcpConnection connection : List.copyOf(connections)) {
            closing.add(connection.channel());
            connection.finish();
        }
    }

    /** Netty's acceptor, behind us, pauses a second when we are out of file descriptors. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        loop().countFault();
        context.fireExceptionCaught(cause);
    }
}
