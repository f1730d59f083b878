package io.callgate.perf.echo;

import com.sun.management.ThreadMXBean;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Ingress;
import io.callgate.gateway.transport.ListeningPoint;
import io.callgate.gateway.transport.Network;
import io.callgate.gateway.transport.Transport;
import io.callgate.gateway.transport.framing.FramingFault;
import io.callgate.perf.load.Printed;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * Sends every datagram back but an ACK, so that as many pass as of a refused call: what a proxy
 * that does nothing costs. {@code netty} is Netty as its documentation has it, the baseline of
 * every other figure here; {@code callgate} is our transport below an ingress that does nothing.
 * Prints, each two seconds with traffic, CPU time and allocation of the loop thread per datagram.
 * Ends when killed.
 *
 * <pre>EchoServer netty|callgate PORT</pre>
 */
public final class EchoServer {

    private static final long REPORT_MILLIS = 2_000;
    private static final int SOCKET_BYTES = 4 << 20;
    private static final int DATAGRAM_BYTES = 2048;
    private static final int BATCH = 32;
    private static final int TURN_MAX = 64;
    /** First letter of no other request of a call. */
    private static final byte ACK = 'A';

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private volatile Thread loop;
    /** Written by the loop thread at the end of a turn. */
    private volatile long echoed;

    private EchoServer() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String kind = arguments[0];
        int port = Integer.parseInt(arguments[1]);
        EchoServer server = new EchoServer();
        if (kind.equals("netty")) {
            server.openNetty(port);
        } else {
            server.openCallgate(port);
        }
        server.report(kind);
    }

    private void turnEnds(int datagrams) {
        loop = Thread.currentThread();
        echoed = echoed + datagrams;
    }

    private void openNetty(int port) {
        new Bootstrap()
                .group(new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory()))
                .channel(EpollDatagramChannel.class)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.SO_RCVBUF, SOCKET_BYTES)
                .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, DATAGRAM_BYTES)
                .option(ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(DATAGRAM_BYTES * BATCH)
                                .maxMessagesPerRead(TURN_MAX))
                .handler(new NettyEcho())
                .bind("127.0.0.1", port).syncUninterruptibly();
    }

    private final class NettyEcho extends ChannelInboundHandlerAdapter {

        private int datagrams;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            DatagramPacket datagram = (DatagramPacket) message;
            datagrams++;
            if (datagram.content().getByte(0) == ACK) {
                datagram.release();
                return;
            }
            context.write(new DatagramPacket(datagram.content(), datagram.sender()),
                    context.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
            turnEnds(datagrams);
            datagrams = 0;
        }
    }

    private void openCallgate(int port) throws IOException {
        Network network = Network.create();
        network.open(List.of(new ListeningPoint(Transport.UDP, "127.0.0.1", port)),
                new CallgateEcho(network), bound -> { });
    }

    private final class CallgateEcho implements Ingress {

        private final Network network;
        private final byte[] room = new byte[1 << 16];
        private int datagrams;

        private CallgateEcho(Network network) {
            this.network = network;
        }

        @Override
        public byte[] claim(int length) {
            return room;
        }

        @Override
        public void commit(Hop from, int length) {
            datagrams++;
            if (room[0] != ACK) {
                network.send(from, room, length);
            }
        }

        @Override
        public void unframeable(Hop from, FramingFault fault) {
            throw new IllegalStateException(from + " sent what is " + fault);
        }

        @Override
        public void unreachable(Hop to) {
            throw new IllegalStateException("a datagram has no connection: " + to);
        }

        @Override
        public void turnEnds() {
            EchoServer.this.turnEnds(datagrams);
            datagrams = 0;
        }
    }

    private void report(String kind) throws InterruptedException {
        Figures before = figures();
        while (true) {
            Thread.sleep(REPORT_MILLIS);
            Figures now = figures();
            long datagrams = now.echoed - before.echoed;
            if (before.echoed > 0 && datagrams > 0) {
                Printed.line("%s: %,d datagrams/s, %.2f us CPU and %.1f B allocated for each",
                        kind, datagrams * 1000 / REPORT_MILLIS,
                        (now.cpuNanos - before.cpuNanos) / 1e3 / datagrams,
                        (double) (now.allocatedBytes - before.allocatedBytes) / datagrams);
            }
            before = now;
        }
    }

    private Figures figures() {
        Thread thread = loop;
        if (thread == null) {
            return new Figures(0, 0, 0);
        }
        return new Figures(echoed, threads.getThreadCpuTime(thread.getId()),
                threads.getThreadAllocatedBytes(thread.getId()));
    }

    private record Figures(long echoed, long cpuNanos, long allocatedBytes) {
    }
}
