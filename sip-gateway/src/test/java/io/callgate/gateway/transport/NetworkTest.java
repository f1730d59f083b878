package io.callgate.gateway.transport;

import static io.callgate.gateway.transport.OnLoop.SWEEP_BY_HAND_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.callgate.gateway.transport.polling.Polling;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Opening, closing, timers and the choice of a listening point, with each way of polling. */
@ParameterizedClass
@EnumSource(Polling.class)
class NetworkTest {

    /** A loopback address whose ports no other test takes meanwhile. */
    private static final String ALONE = "127.0.0.77";

    private final Receiver receiver = new Receiver();
    private final Network network;

    NetworkTest(Polling polling) {
        network = new Network(polling, SWEEP_BY_HAND_MILLIS);
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void bindsNothingWhenOneAddressIsTaken() throws IOException {
        int free;
        try (DatagramSocket probe = new DatagramSocket(new InetSocketAddress(ALONE, 0))) {
            free = probe.getLocalPort();
        }
        try (DatagramSocket other = new DatagramSocket(new InetSocketAddress(ALONE, 0))) {
            assertThatThrownBy(() -> OnLoop.open(network, receiver,
                    udp(ALONE, free), tcp(ALONE, free),
                    udp(ALONE, other.getLocalPort())))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("UDP " + ALONE + ":" + other.getLocalPort());
        }
        await().ignoreExceptions().untilAsserted(() -> {
            new DatagramSocket(new InetSocketAddress(ALONE, free)).close();
            new java.net.ServerSocket(free, 1, InetAddress.getByName(ALONE)).close();
        });
    }

    @Test
    void namesAHostThatIsUnknown() {
        assertThatThrownBy(() -> OnLoop.open(network, receiver,
                udp("no.such.host.invalid", 5060)))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot listen on UDP no.such.host.invalid:5060: unknown host");
    }

    @Test
    void speaksFromThePointOfTheTransportAndFamily() throws IOException {
        assumeIpv6();
        List<ListeningPoint> points = OnLoop.open(network, receiver,
                tcp("127.0.0.1", 0), udp("127.0.0.1", 0), udp("::1", 0));
        InetSocketAddress four = new InetSocketAddress("127.0.0.1", 9);
        InetSocketAddress six = new InetSocketAddress("::1", 9);
        OnLoop.call(network, () -> {
            assertThat(network.pointTo(Transport.TCP, four)).contains(points.get(0));
            assertThat(network.hopTo(Transport.UDP, four).local()).isEqualTo(points.get(1));
            assertThat(network.hopTo(Transport.UDP, six).local()).isEqualTo(points.get(2));
            assertThat(network.pointTo(Transport.TCP, six)).isEmpty();
            return null;
        });
        assertThatThrownBy(() -> OnLoop.call(network, () -> network.hopTo(Transport.TCP, six)))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(points.get(2).sentBy()).isEqualTo("[::1]:" + points.get(2).port());
    }

    @Test
    void speaksToAPeerFromThePointItSpokeTo() throws IOException {
        List<ListeningPoint> points = OnLoop.open(network, receiver,
                udp("127.0.0.1", 0), udp("127.0.0.1", 0));
        try (DatagramSocket peer = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            InetSocketAddress remote = (InetSocketAddress) peer.getLocalSocketAddress();
            assertThat(OnLoop.call(network, () -> network.pointTo(Transport.UDP, remote)))
                    .contains(points.get(0));
            peer.send(new DatagramPacket(new byte[] {'x'}, 1, InetAddress.getLoopbackAddress(),
                    points.get(1).port()));
            await().until(() -> receiver.messages.size() == 1);
            assertThat(OnLoop.call(network, () -> network.pointTo(Transport.UDP, remote)))
                    .contains(points.get(1));
        }
    }

    @Test
    void tellsThePointsOnTheLoopBeforeItReads() throws IOException {
        List<String> threads = new ArrayList<>();
        List<ListeningPoint> told = new ArrayList<>();
        List<ListeningPoint> points = network.open(List.of(udp("127.0.0.1", 0)), receiver,
                bound -> {
                    threads.add(Thread.currentThread().getName());
                    told.addAll(bound);
                });
        assertThat(threads).containsExactly("callgate-loop");
        assertThat(told).isEqualTo(points).hasSize(1);
    }

    @Test
    void carriesDatagramsOverIpv6() throws IOException {
        assumeIpv6();
        receiver.answer = (from, bytes) -> network.send(from, bytes, bytes.length);
        int port = OnLoop.open(network, receiver, udp("::1", 0)).get(0).port();
        try (DatagramSocket peer = new DatagramSocket(new InetSocketAddress("::1", 0))) {
            peer.setSoTimeout(60_000);
            peer.send(new DatagramPacket(new byte[] {'x'}, 1, InetAddress.getByName("::1"), port));
            peer.receive(new DatagramPacket(new byte[1], 1));
        }
        assertThat(receiver.messages.get(0).from().remoteHostText())
                .isEqualTo("0:0:0:0:0:0:0:1".getBytes());
    }

    @Test
    void runsEverythingOnOneThreadOfItsName() throws IOException {
        OnLoop.open(network, receiver, udp("127.0.0.1", 0));
        AtomicInteger ticks = new AtomicInteger();
        CompletableFuture<String> ticker = new CompletableFuture<>();
        network.every(5, () -> {
            ticker.complete(Thread.currentThread().getName());
            ticks.incrementAndGet();
        });
        assertThat(OnLoop.call(network, () -> Thread.currentThread().getName()))
                .isEqualTo("callgate-loop").isEqualTo(ticker.join());
        await().until(() -> ticks.get() > 3);
    }

    @Test
    void writesWhatWasSentThenFreesItsAddressAndEndsItsThread() throws IOException {
        int port = OnLoop.open(network, receiver, udp("127.0.0.1", 0)).get(0).port();
        Thread loop = OnLoop.call(network, Thread::currentThread);
        try (DatagramSocket peer = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            peer.setSoTimeout(60_000);
            OnLoop.call(network, () -> network.send(
                    network.hopTo(Transport.UDP, (InetSocketAddress) peer.getLocalSocketAddress()),
                    new byte[] {'x'}, 1));
            network.close();
            peer.receive(new DatagramPacket(new byte[1], 1));
        }
        await().until(() -> !loop.isAlive());
        new DatagramSocket(new InetSocketAddress("127.0.0.1", port)).close();
        network.close();
    }

    private static void assumeIpv6() {
        try {
            new DatagramSocket(new InetSocketAddress("::1", 0)).close();
        } catch (IOException none) {
            assumeTrue(false, "Test left out: this machine has no IPv6");
        }
    }

    private static ListeningPoint udp(String address, int port) {
        return new ListeningPoint(Transport.UDP, address, port);
    }

    private static ListeningPoint tcp(String address, int port) {
        return new ListeningPoint(Transport.TCP, address, port);
    }
}
