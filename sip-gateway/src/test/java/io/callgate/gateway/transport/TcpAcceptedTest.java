package io.callgate.gateway.transport;

import static io.callgate.gateway.transport.OnLoop.SWEEP_BY_HAND_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callgate.gateway.transport.framing.FramingFault;
import io.callgate.gateway.transport.polling.Polling;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams over the loopback, opened by the peer, with each way of polling. */
@ParameterizedClass
@EnumSource(Polling.class)
class TcpAcceptedTest {

    private final Receiver receiver = new Receiver();
    private final Network network;
    private ListeningPoint point;
    private Socket peer;

    TcpAcceptedTest(Polling polling) {
        network = new Network(polling, SWEEP_BY_HAND_MILLIS);
    }

    @BeforeEach
    void open() throws IOException {
        point = OnLoop.open(network, receiver,
                new ListeningPoint(Transport.TCP, "127.0.0.1", 0)).get(0);
        peer = new Socket(InetAddress.getLoopbackAddress(), point.port());
        peer.setTcpNoDelay(true);
        peer.setSoTimeout(60_000);
    }

    @AfterEach
    void close() throws IOException {
        peer.close();
        network.close();
    }

    @Test
    void answersOnTheStreamTheRequestCameBy() throws IOException {
        receiver.answer = (from, bytes) -> network.send(from, bytes, bytes.length);
        String request = message("body");
        write(request);
        assertThat(read(request.length())).isEqualTo(request);
        Hop from = receiver.messages.get(0).from();
        assertThat(from.transport()).isEqualTo(Transport.TCP);
        assertThat(from.local()).isEqualTo(point);
        assertThat(from.remote().getPort()).isEqualTo(peer.getLocalPort());
    }

    @Test
    void takesAMessageInManySegmentsAndManyMessagesInOne() throws IOException {
        String message = message("v=0\r\n\r\no=x");
        for (byte octet : message.getBytes(StandardCharsets.ISO_8859_1)) {
            peer.getOutputStream().write(octet);
        }
        write(message.repeat(500));
        await().until(() -> receiver.messages.size() == 501);
        assertThat(receiver.texts()).containsOnly(message);
    }

    @Test
    void answersAPing() throws IOException {
        write("\r\n\r\n");
        assertThat(read(2)).isEqualTo("\r\n");
        assertThat(receiver.messages).isEmpty();
    }

    @Test
    void answersWhatCameBeforeAStreamFellOutOfStepThenClosesIt() throws IOException {
        receiver.answer = (from, bytes) -> network.send(from, bytes, bytes.length);
        String good = message("good");
        write(good + "OPTIONS sip:a@b SIP/2.0\r\nVia: no length\r\n\r\n" + message("evil"));
        assertThat(new String(peer.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                .isEqualTo(good);
        assertThat(receiver.texts()).containsExactly(good);
        assertThat(receiver.faults).extracting(Receiver.Fault::fault)
                .containsExactly(FramingFault.OUT_OF_STEP);
        await().until(() -> network.connections() == 0);
        assertThat(receiver.messages.get(0).from().isClosed()).isTrue();
        assertThat(receiver.unreachable).isEmpty();
    }

    @Test
    void refusesToSendToAPeerThatHungUp() throws IOException {
        write(message(""));
        await().until(() -> receiver.messages.size() == 1);
        Hop from = receiver.messages.get(0).from();
        peer.close();
        await().until(() -> network.connections() == 0);
        assertThat(OnLoop.send(network, from, "late")).isFalse();
        assertThat(OnLoop.call(network, from::isClosed)).isTrue();
        assertThat(receiver.unreachable).isEmpty();
    }

    /** Or who pings and breaks streams would have all calls looked through each time. */
    @Test
    void doesNotReportAPeerThatBreaksItsStreamAndWasNeverAskedAnything() throws IOException {
        write("\r\n\r\n");
        assertThat(read(2)).isEqualTo("\r\n");
        peer.setSoLinger(true, 0);
        peer.close();
        await().until(() -> network.connections() == 0);
        assertThat(receiver.unreachable).isEmpty();
    }

    @Test
    void findsTheStreamAPeerOpenedWhenAskedForItsAddress() throws IOException {
        write(message(""));
        await().until(() -> receiver.messages.size() == 1);
        Hop from = receiver.messages.get(0).from();
        assertThat(OnLoop.call(network, () -> network.hopFrom(point, from.remote())))
                .isSameAs(from);
    }

    @Test
    void hangsUpOnAPeerThatDoesNotFinishItsMessage() throws IOException {
        write(message("whole") + "OPTIONS sip:");
        await().until(() -> receiver.messages.size() == 1);
        sweep(TcpConnection.STUCK_SWEEPS_MAX);
        assertThat(network.connections()).isEqualTo(1);
        sweep(2);
        assertThat(peer.getInputStream().read()).isEqualTo(-1);
        assertThat(receiver.faults).extracting(Receiver.Fault::fault)
                .containsExactly(FramingFault.OUT_OF_STEP);
    }

    @Test
    void hangsUpOnAPeerThatSendsAByteAtATime() throws IOException {
        await().until(() -> network.connections() == 1);
        for (int i = 0; i <= TcpConnection.STUCK_SWEEPS_MAX; i++) {
            int turns = receiver.turns.get();
            write("O");
            await().until(() -> receiver.turns.get() > turns);
            sweep(1);
        }
        assertThat(peer.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void hangsUpOnAPeerThatNeverSpeaks() throws IOException {
        await().until(() -> network.connections() == 1);
        sweep(TcpConnection.STUCK_SWEEPS_MAX + 2);
        assertThat(peer.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void keepsAPeerThatSpeaksNowAndThenAndHangsUpWhenItFallsSilent() throws IOException {
        write(message(""));
        await().until(() -> receiver.messages.size() == 1);
        sweep(TcpConnection.QUIET_SWEEPS_MAX);
        write("\r\n\r\n");
        assertThat(read(2)).isEqualTo("\r\n");
        sweep(TcpConnection.QUIET_SWEEPS_MAX);
        assertThat(network.connections()).isEqualTo(1);
        sweep(3);
        assertThat(peer.getInputStream().read()).isEqualTo(-1);
        assertThat(receiver.faults).isEmpty();
    }

    @Test
    void stopsSendingToAPeerThatDoesNotRead() throws IOException {
        write(message(""));
        await().until(() -> receiver.messages.size() == 1);
        Hop from = receiver.messages.get(0).from();
        String large = "x".repeat(16_000);
        long accepted = IntStream.range(0, 5_000)
                .takeWhile(i -> OnLoop.send(network, from, large)).count();
        assertThat(accepted).isBetween(16L, 4_999L);
    }

    @Test
    void hangsUpOnAPeerThatDoesNotReadForLong() throws IOException {
        write(message(""));
        await().until(() -> receiver.messages.size() == 1);
        Hop from = receiver.messages.get(0).from();
        String large = "x".repeat(16_000);
        IntStream.range(0, 5_000).takeWhile(i -> OnLoop.send(network, from, large)).count();
        sweep(TcpConnection.STUCK_SWEEPS_MAX);
        assertThat(network.connections()).isOne();
        // The kernel may take some more, now or a little later.
        await().until(() -> {
            sweep(1);
            return network.connections() == 0;
        });
    }

    @Test
    void answersManyPingsAtOnceByFewAnswers() throws IOException {
        receiver.answer = (from, bytes) -> network.send(from, bytes, bytes.length);
        String last = message("last");
        write("\r\n\r\n".repeat(1_000) + last);
        StringBuilder heard = new StringBuilder();
        while (heard.indexOf(last) < 0) {
            heard.append(read(1));
        }
        assertThat(heard.length() - last.length()).isLessThan(200);
    }

    @Test
    void makesRoomForANewStreamByTheStrangerThatWasSilentLongest() throws IOException {
        List<Socket> many = new ArrayList<>();
        try {
            write(message("known"));
            await().until(() -> receiver.messages.size() == 1);
            Hop known = receiver.messages.get(0).from();
            receiver.knows = known::equals;
            sweep(2);
            for (int i = 1; i < TcpPoint.CONNECTIONS_MAX; i++) {
                many.add(new Socket(InetAddress.getLoopbackAddress(), point.port()));
            }
            await().until(() -> network.connections() == TcpPoint.CONNECTIONS_MAX);
            sweep(2);
            Socket talkative = many.get(0);
            talkative.getOutputStream().write("\r\n\r\n".getBytes());
            talkative.setSoTimeout(5_000);
            talkative.getInputStream().readNBytes(2);
            sweep(1);

            many.add(new Socket(InetAddress.getLoopbackAddress(), point.port()));
            write(message("still here"));
            await().until(() -> receiver.messages.size() == 2);
            many.get(TcpPoint.CONNECTIONS_MAX - 1).getOutputStream()
                    .write(message("newcomer").getBytes());
            await().until(() -> receiver.messages.size() == 3);
            assertThat(network.connections()).isEqualTo(TcpPoint.CONNECTIONS_MAX);
            talkative.getOutputStream().write(message("talkative").getBytes());
            await().until(() -> receiver.messages.size() == 4);
        } finally {
            for (Socket each : many) {
                each.close();
            }
        }
    }

    @Test
    void closesTheConnectionBeyondItsBoundAndServesThoseWithin() throws IOException {
        List<Socket> many = new ArrayList<>();
        try {
            for (int i = 1; i < TcpPoint.CONNECTIONS_MAX; i++) {
                many.add(new Socket(InetAddress.getLoopbackAddress(), point.port()));
            }
            await().until(() -> network.connections() == TcpPoint.CONNECTIONS_MAX);
            try (Socket beyond = new Socket(InetAddress.getLoopbackAddress(), point.port())) {
                beyond.setSoTimeout(60_000);
                assertThat(beyond.getInputStream().read()).isEqualTo(-1);
            }
            write(message("within"));
            await().until(() -> receiver.messages.size() == 1);
        } finally {
            for (Socket each : many) {
                each.close();
            }
        }
    }

    private void sweep(int times) {
        OnLoop.call(network, () -> {
            IntStream.range(0, times).forEach(i -> network.sweep());
            return null;
        });
    }

    private void write(String text) throws IOException {
        peer.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private String read(int length) throws IOException {
        return new String(peer.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    private static String message(String body) {
        return "OPTIONS sip:a@b SIP/2.0\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
