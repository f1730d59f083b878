package io.callgate.gateway.transport;

import static io.callgate.gateway.transport.OnLoop.SWEEP_BY_HAND_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callgate.gateway.transport.polling.Polling;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a busy gateway sends to one peer in one turn, with each way of polling. */
@ParameterizedClass
@EnumSource(Polling.class)
class SegmentsTest {

    /** More in no time than the loop calls busy. */
    private static final int MANY = 600;
    private static final int BURST = 100;

    private final Receiver receiver = new Receiver();
    private final AtomicLong nanos = new AtomicLong();
    private final Polling polling;
    private final Network network;
    private DatagramSocket peer;
    private int port;

    SegmentsTest(Polling polling) {
        this.polling = polling;
        network = new Network(polling, SWEEP_BY_HAND_MILLIS, nanos::get);
    }

    @BeforeEach
    void makeTheLoopBusy() throws IOException {
        port = OnLoop.open(network, receiver,
                new ListeningPoint(Transport.UDP, "127.0.0.1", 0)).get(0).port();
        peer = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
        peer.setSoTimeout(60_000);
        for (int i = 1; i <= MANY; i++) {
            peer.send(new DatagramPacket(
                    "m".getBytes(), 1, InetAddress.getLoopbackAddress(), port));
            if (i % BURST == 0) {
                awaitMessages(i);
            }
        }
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
        awaitBusy(true);
    }

    @AfterEach
    void close() {
        peer.close();
        network.close();
    }

    @Test
    void arriveAsTheMessagesTheyWereWhateverTheirLengths() throws IOException {
        Hop hop = hopTo(peer.getLocalPort());
        for (List<String> turn : List.of(
                ofLengths(5, 5, 5, 3, 5, 9, 9, 1, 40, 1_200, 1_200, 1_201, 1_201),
                ofLengths(IntStream.range(0, 129).map(i -> 20).toArray()),
                ofLengths(IntStream.range(0, 40).map(i -> 1_000).toArray()))) {
            sendInOneTurn(hop, turn);
            for (String text : turn) {
                DatagramPacket arrived = new DatagramPacket(new byte[2_000], 2_000);
                peer.receive(arrived);
                assertThat(new String(arrived.getData(), 0, arrived.getLength(),
                        StandardCharsets.ISO_8859_1)).isEqualTo(text);
            }
        }
        assertThat(network.faults()).isZero();
    }

    /** One packet is one fault, as long as it is to be cut. */
    @Test
    void goAloneOnceThePathHasNotTakenThemAsOne() {
        Hop noPort = hopTo(0);
        int packets = polling.sendsSegments() ? 1 : 3;
        sendInOneTurn(noPort, List.of("one", "two", "end"));
        assertThat(network.faults()).isEqualTo(packets);
        sendInOneTurn(noPort, List.of("one", "two", "end"));
        assertThat(network.faults()).isEqualTo(packets + 3);
    }

    @Test
    void goAloneAsSoonAsThereIsTimeAgain() {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        awaitBusy(false);
        sendInOneTurn(hopTo(0), List.of("one", "two", "end"));
        assertThat(network.faults()).isEqualTo(3);
    }

    private static List<String> ofLengths(int... lengths) {
        return IntStream.range(0, lengths.length)
                .mapToObj(i -> String.valueOf((char) ('a' + i % 26)).repeat(lengths[i])).toList();
    }

    private Hop hopTo(int remotePort) {
        return OnLoop.call(network, () -> network.hopTo(
                Transport.UDP, new InetSocketAddress("127.0.0.1", remotePort)));
    }

    private void sendInOneTurn(Hop hop, List<String> texts) {
        OnLoop.call(network, () -> {
            for (String text : texts) {
                network.send(hop, text.getBytes(), text.length());
            }
            network.flush();
            return null;
        });
    }


    /** A turn that has a task of ours to do does not measure, the next one does. */
    private void awaitBusy(boolean busy) {
        await().until(() -> OnLoop.call(network, network::isBusy) == busy);
    }

    private void awaitMessages(int count) {
        await().until(() -> receiver.messages.size() >= count);
    }
}
