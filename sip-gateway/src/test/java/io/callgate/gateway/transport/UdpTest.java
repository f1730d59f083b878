package io.callgate.gateway.transport;

import static io.callgate.gateway.transport.OnLoop.SWEEP_BY_HAND_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.transport.framing.FramingFault;
import io.callgate.gateway.transport.polling.Polling;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Datagrams over the loopback, with each way of polling. */
@ParameterizedClass
@EnumSource(Polling.class)
class UdpTest {

    private final Receiver receiver = new Receiver();
    private final Network network;
    private DatagramSocket peer;
    private ListeningPoint point;

    UdpTest(Polling polling) {
        network = new Network(polling, SWEEP_BY_HAND_MILLIS);
    }

    @BeforeEach
    void open() throws IOException {
        point = OnLoop.open(network, receiver,
                new ListeningPoint(Transport.UDP, "127.0.0.1", 0)).get(0);
        peer = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
        peer.setSoTimeout(60_000);
    }

    @AfterEach
    void close() {
        peer.close();
        network.close();
    }

    @Test
    void handsOverTheExactBytesAndTheHopTheyCameFrom() throws IOException {
        byte[] every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) (i + 1);
        }
        send(every);
        awaitMessages(1);
        Receiver.Received received = receiver.messages.get(0);
        assertThat(received.text()).isEqualTo(text(every));
        assertThat(received.from().remote())
                .isEqualTo(new InetSocketAddress("127.0.0.1", peer.getLocalPort()));
        assertThat(received.from().remoteHostText()).isEqualTo("127.0.0.1".getBytes());
        assertThat(received.from().local()).isEqualTo(point);
        assertThat(received.from().transport()).isEqualTo(Transport.UDP);
        assertThat(received.from().isClosed()).isFalse();
    }

    @Test
    void namesThePortItGotWhenAskedForAnyPort() {
        assertThat(point.port()).isPositive();
        assertThat(point.sentBy()).isEqualTo("127.0.0.1:" + point.port());
    }

    @Test
    void losesNoneOfTenThousandPacedDatagramsAndAnswersEach() throws IOException {
        receiver.answer = (from, bytes) -> network.send(from, bytes, bytes.length);
        byte[] buffer = new byte[64];
        for (int burst = 0; burst < 200; burst++) {
            for (int i = 0; i < 50; i++) {
                send(("m" + (burst * 50 + i)).getBytes());
            }
            for (int i = 0; i < 50; i++) {
                DatagramPacket answer = new DatagramPacket(buffer, buffer.length);
                peer.receive(answer);
                assertThat(text(answer)).isEqualTo("m" + (burst * 50 + i));
            }
        }
        assertThat(receiver.texts())
                .isEqualTo(IntStream.range(0, 10_000).mapToObj(i -> "m" + i).toList());
        assertThat(receiver.messages.stream().map(Receiver.Received::from).distinct())
                .as("one peer is one hop").hasSize(1);
        assertThat(network.faults()).isZero();
    }

    @Test
    void writesNothingBeforeTheFlush() throws IOException {
        Hop hop = hopTo(peer.getLocalPort());
        OnLoop.call(network, () -> {
            network.send(hop, "one".getBytes(), 3);
            return network.send(hop, "two".getBytes(), 3);
        });
        peer.setSoTimeout(100);
        assertThat(arrives()).isFalse();
        OnLoop.call(network, () -> {
            network.flush();
            return null;
        });
        peer.setSoTimeout(60_000);
        assertThat(arrives()).isTrue();
        assertThat(arrives()).isTrue();
    }

    /** Here because there are not as many bytes; it might be that memory is short. */
    @Test
    void goesOnBehindAMessageThatCouldNotBeCopied() throws IOException {
        Hop hop = hopTo(peer.getLocalPort());
        for (int before = 0; before < 2; before++) {
            int waiting = before;
            assertThatThrownBy(() -> OnLoop.call(network, () -> {
                for (int i = 0; i < waiting; i++) {
                    network.send(hop, "one".getBytes(), 3);
                }
                return network.send(hop, new byte[1], 4);
            })).hasRootCauseInstanceOf(IndexOutOfBoundsException.class);
            assertThat(OnLoop.send(network, hop, "next")).isTrue();
            for (int i = 0; i <= waiting; i++) {
                assertThat(arrives()).isTrue();
            }
        }
    }

    @Test
    void handsOverABacklogInTurnsOfBoundedSize() throws IOException {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        network.execute(sent::join);
        for (int i = 0; i < 150; i++) {
            send(("m" + i).getBytes());
        }
        sent.complete(null);
        awaitMessages(150);
        assertThat(receiver.texts())
                .isEqualTo(IntStream.range(0, 150).mapToObj(i -> "m" + i).toList());
        assertThat(receiver.largestTurn).isBetween(2, UdpPoint.TURN_MAX);
    }

    @Test
    void takesALargestMessageWhole() throws IOException {
        send(filled(SipMessage.BYTES_MAX));
        awaitMessages(1);
        assertThat(receiver.texts().get(0)).hasSize(SipMessage.BYTES_MAX);
        assertThat(receiver.faults).isEmpty();
    }

    @Test
    void reportsADatagramThatIsTooLargeAndReadsTheNext() throws IOException {
        send(filled(SipMessage.BYTES_MAX + 1));
        send(filled(UdpPoint.DATAGRAM_BYTES));
        send(filled(60_000));
        send("next".getBytes());
        awaitMessages(1);
        assertThat(receiver.texts()).containsExactly("next");
        assertThat(receiver.faults).extracting(Receiver.Fault::fault).containsExactly(
                FramingFault.OVERSIZED, FramingFault.TRUNCATED, FramingFault.TRUNCATED);
    }

    @Test
    void dropsEmptyDatagramsAndKeepAlives() throws IOException {
        for (String filler : List.of("", "\r\n", "\r\n\r\n", "\0\0\0\0", "")) {
            send(filler.getBytes());
        }
        send("\r\nnext".getBytes());
        awaitMessages(1);
        assertThat(receiver.texts()).containsExactly("\r\nnext");
        assertThat(receiver.faults).isEmpty();
    }

    @Test
    void shedsWhatThePipelineHasNoRoomForAndGoesOn() throws IOException {
        receiver.full = true;
        int turnsBefore = receiver.turns.get();
        send("shed".getBytes());
        await().until(() -> receiver.turns.get() > turnsBefore);
        receiver.full = false;
        send("next".getBytes());
        awaitMessages(1);
        assertThat(receiver.texts()).containsExactly("next");
    }

    @Test
    void survivesPeersThatAreNotThere() throws IOException {
        int deadPort;
        try (DatagramSocket gone = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            deadPort = gone.getLocalPort();
        }
        for (int i = 0; i < 20; i++) {
            OnLoop.send(network, hopTo(deadPort), "to nobody");
            OnLoop.send(network, hopTo(0), "to no port");
        }
        send("still here".getBytes());
        awaitMessages(1);
        assertThat(OnLoop.send(network, hopTo(peer.getLocalPort()), "and answering")).isTrue();
        assertThat(arrives()).isTrue();
        assertThat(network.faults()).isPositive();
    }

    @Test
    void keepsTheHopToAConfiguredAddressAndRecognisesItsDatagrams() throws IOException {
        Hop carrier = hopTo(peer.getLocalPort());
        assertThat(hopTo(peer.getLocalPort())).isSameAs(carrier);
        send("200".getBytes());
        awaitMessages(1);
        assertThat(receiver.messages.get(0).from()).isSameAs(carrier);
    }

    private Hop hopTo(int port) {
        return OnLoop.call(network, () -> network.hopTo(
                Transport.UDP, new InetSocketAddress("127.0.0.1", port)));
    }

    private void send(byte[] bytes) throws IOException {
        peer.send(new DatagramPacket(bytes, bytes.length,
                InetAddress.getLoopbackAddress(), point.port()));
    }

    private boolean arrives() throws IOException {
        try {
            peer.receive(new DatagramPacket(new byte[64], 64));
            return true;
        } catch (java.net.SocketTimeoutException nothing) {
            return false;
        }
    }

    private void awaitMessages(int count) {
        await().until(() -> receiver.messages.size() >= count);
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        java.util.Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String text(DatagramPacket packet) {
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
    }
}
