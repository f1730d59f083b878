package io.callgate.gateway.transport;

import static io.callgate.gateway.transport.OnLoop.SWEEP_BY_HAND_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.callgate.gateway.message.SipMessage;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Netty allocates 176 B for a datagram received and sent (perf/results/2026-11-21-transport.md); a
 * hop or a copy of the message on top would be more than the margin.
 */
class AllocationTest {

    private static final int DATAGRAMS = 5_000;
    /** 208 B before the compiler has proved 32 of them needless. */
    private static final int BYTES_MAX = 232;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final ResourceLeakDetector.Level level = ResourceLeakDetector.getLevel();
    private Network network;

    @BeforeEach
    void stopSamplingForLeaks() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        network = new Network(Polling.best(), SWEEP_BY_HAND_MILLIS);
    }

    @AfterEach
    void close() {
        network.close();
        ResourceLeakDetector.setLevel(level);
    }

    @Test
    void allocatesNothingForADatagramBeyondWhatNettyDoes() throws IOException {
        int port = OnLoop.open(network, new Echo(network),
                new ListeningPoint(Transport.UDP, "127.0.0.1", 0)).get(0).port();
        long loop = OnLoop.call(network, () -> Thread.currentThread().getId());
        try (DatagramSocket peer = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            exchange(peer, port);
            long before = threads.getThreadAllocatedBytes(loop);
            exchange(peer, port);
            long allocated = threads.getThreadAllocatedBytes(loop) - before;
            assertThat(allocated / DATAGRAMS).isLessThan(BYTES_MAX);
        }
    }

    private static void exchange(DatagramSocket peer, int port) throws IOException {
        peer.setSoTimeout(5_000);
        DatagramPacket out = new DatagramPacket(
                new byte[1_000], 1_000, InetAddress.getLoopbackAddress(), port);
        out.getData()[0] = 'x';
        DatagramPacket in = new DatagramPacket(new byte[1_000], 1_000);
        for (int i = 0; i < DATAGRAMS; i++) {
            peer.send(out);
            peer.receive(in);
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
