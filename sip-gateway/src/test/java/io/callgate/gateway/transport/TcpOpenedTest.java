package io.callgate.gateway.transport;

import static io.callgate.gateway.transport.OnLoop.SWEEP_BY_HAND_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callgate.gateway.transport.polling.Polling;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams over the loopback, opened by us towards a carrier, with each way of polling. */
@ParameterizedClass
@EnumSource(Polling.class)
class TcpOpenedTest {

    private static final String MESSAGE = "OPTIONS sip:a@b SIP/2.0\r\nl: 0\r\n\r\n";

    private final Receiver receiver = new Receiver();
    private final Network network;
    private ServerSocket carrier;
    private Hop hop;

    TcpOpenedTest(Polling polling) {
        network = new Network(polling, SWEEP_BY_HAND_MILLIS);
    }

    @BeforeEach
    void open() throws IOException {
        OnLoop.open(network, receiver, new ListeningPoint(Transport.TCP, "127.0.0.1", 0));
        listen(0);
        hop = OnLoop.call(network, () -> network.hopTo(Transport.TCP,
                new InetSocketAddress("127.0.0.1", carrier.getLocalPort())));
    }

    @AfterEach
    void close() throws IOException {
        carrier.close();
        network.close();
    }

    @Test
    void connectsWhenFirstSentToAndKeepsTheStream() throws IOException {
        assertThat(network.connections()).isZero();
        assertThat(send()).isTrue();
        assertThat(send()).isTrue();
        try (Socket stream = carrier.accept()) {
            assertThat(read(stream, 2)).isEqualTo(MESSAGE.repeat(2));
            assertThat(send()).isTrue();
            assertThat(read(stream, 1)).isEqualTo(MESSAGE);
            assertThat(network.connections()).isEqualTo(1);
        }
    }

    @Test
    void takesAnswersOnTheStreamItOpened() throws IOException {
        send();
        try (Socket stream = carrier.accept()) {
            stream.getOutputStream().write(MESSAGE.getBytes(StandardCharsets.ISO_8859_1));
            await().until(() -> receiver.messages.size() == 1);
            assertThat(receiver.messages.get(0).from()).isSameAs(hop);
        }
    }

    @Test
    void connectsAnewAfterTheCarrierHungUp() throws IOException {
        send();
        try (Socket stream = carrier.accept()) {
            answer(stream);
        }
        await().until(() -> network.connections() == 0);
        assertThat(hop.isClosed()).isFalse();
        assertThat(receiver.unreachable).as("it hung up in order").isEmpty();
        assertThat(send()).isTrue();
        try (Socket stream = carrier.accept()) {
            assertThat(read(stream, 1)).isEqualTo(MESSAGE);
        }
    }

    @Test
    void reportsACarrierThatHangsUpWithoutAWordAndSparesItUntilTheNextSweep()
            throws IOException {
        send();
        try (Socket stream = carrier.accept()) {
            read(stream, 1);
        }
        await().until(() -> receiver.unreachable.contains(hop));
        assertThat(send()).isFalse();
        OnLoop.call(network, () -> {
            network.sweep();
            return null;
        });
        assertThat(send()).isTrue();
    }

    @Test
    void reportsACarrierThatHasAnsweredBeforeButHangsUpOnTheNextRequest() throws IOException {
        send();
        try (Socket stream = carrier.accept()) {
            answer(stream);
            send();
            read(stream, 1);
        }
        await().until(() -> receiver.unreachable.contains(hop));
        assertThat(send()).as("it takes streams").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIP/2.0 200 OK", "ACK sip:a@b SIP/2.0"})
    void doesNotReportAPeerThatHangsUpOnWhatHasNoAnswer(String line) throws IOException {
        String last = line + "\r\nl: 0\r\n\r\n";
        OnLoop.send(network, hop, last);
        try (Socket stream = carrier.accept()) {
            stream.getInputStream().readNBytes(last.length());
        }
        await().until(() -> network.connections() == 0);
        assertThat(receiver.unreachable).isEmpty();
        assertThat(send()).isTrue();
    }

    @Test
    void isConnectingUntilTheCarrierIsThere() {
        assertThat(hop.isConnecting()).isFalse();
        boolean atFirst = OnLoop.call(network, () -> {
            network.send(hop, MESSAGE.getBytes(), MESSAGE.length());
            return hop.isConnecting();
        });
        assertThat(atFirst).isTrue();
        await().until(() -> !OnLoop.call(network, hop::isConnecting));
        assertThat(network.connections()).isOne();
    }

    @Test
    void reportsACarrierThatRefusesAndSparesItUntilTheNextSweep() throws IOException {
        int port = carrier.getLocalPort();
        carrier.close();
        OnLoop.call(network, () -> {
            network.sweep();
            return null;
        });
        assertThat(send()).as("nobody knows yet").isTrue();
        await().until(() -> receiver.unreachable.contains(hop));
        assertThat(network.connections()).isZero();
        boolean spared = OnLoop.call(network, () -> {
            boolean sentAtOnce = network.send(hop, new byte[1], 1);
            network.sweep();
            return !sentAtOnce;
        });
        listen(port);
        assertThat(send()).isTrue();
        try (Socket stream = carrier.accept()) {
            assertThat(read(stream, 1)).isEqualTo(MESSAGE);
            // Not behind: to hang up without an answer is to refuse as well.
            assertThat(receiver.unreachable).hasSize(1);
        }
        assertThat(spared).isTrue();
    }

    @Test
    void reportsAStreamThatBreaks() throws IOException {
        send();
        try (Socket stream = carrier.accept()) {
            answer(stream);
            stream.setSoLinger(true, 0);
        }
        await().until(() -> receiver.unreachable.contains(hop));
        assertThat(send()).as("the carrier itself is there").isTrue();
    }

    @Test
    void reachesWhatItReportsUnreachableByAnotherWayInTheSameTurn() throws IOException {
        try (ServerSocket second = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Hop other = OnLoop.call(network, () -> network.hopTo(Transport.TCP,
                    new InetSocketAddress("127.0.0.1", second.getLocalPort())));
            carrier.close();
            receiver.onUnreachable = failed -> network.send(other, "failover".getBytes(), 8);
            send();
            try (Socket stream = second.accept()) {
                assertThat(new String(stream.getInputStream().readNBytes(8)))
                        .isEqualTo("failover");
            }
        }
    }

    @Test
    void writesWhatWasSentBeforeItCloses() throws IOException {
        send();
        try (Socket stream = carrier.accept()) {
            read(stream, 1);
            OnLoop.call(network, () -> network.send(hop, MESSAGE.getBytes(), MESSAGE.length()));
            network.close();
            assertThat(stream.getInputStream().readAllBytes()).hasSize(MESSAGE.length());
        }
    }

    private void listen(int port) throws IOException {
        carrier = new ServerSocket(port, 8, InetAddress.getLoopbackAddress());
        carrier.setSoTimeout(60_000);
    }

    /** Reads a request and says something. */
    private void answer(Socket stream) throws IOException {
        int before = receiver.messages.size();
        read(stream, 1);
        stream.getOutputStream().write(MESSAGE.getBytes(StandardCharsets.ISO_8859_1));
        await().until(() -> receiver.messages.size() > before);
    }

    private boolean send() {
        return OnLoop.send(network, hop, MESSAGE);
    }

    private static String read(Socket stream, int messages) throws IOException {
        stream.setSoTimeout(60_000);
        return new String(stream.getInputStream().readNBytes(messages * MESSAGE.length()),
                StandardCharsets.ISO_8859_1);
    }
}
