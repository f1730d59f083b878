package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.store.Store;
import io.callgate.store.register.Author;
import io.callgate.store.register.Channel;
import io.callgate.store.register.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A text message through the real gateway. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class TextTest {

    private static final String REFUSED = "SIP/2.0 603 Suppressed";

    private GatewayUnderTest gateway;
    private RawPeer carrier;
    private RawPeer pbx;

    private void open(Stage stage) {
        carrier = stage.rawPeer();
        pbx = stage.rawPeer();
        gateway = stage.gateway(settings -> settings.carrier(carrier.port()));
    }

    private void send(String number) {
        pbx.send(gateway.port(), SipText.text(number, pbx.port(), gateway.port()));
    }

    private String answerTo(String number) {
        send(number);
        return pbx.receive(Patience.MAX).orElseThrow();
    }

    @Test
    void reachesTheCarrierWhoseAnswerReachesTheCaller(Stage stage) {
        open(stage);
        send(Numbers.CLEAN);
        String text = carrier.receive(Patience.MAX).orElseThrow();
        assertThat(text).startsWith("MESSAGE sip:" + Numbers.CLEAN + "@").endsWith("b".repeat(12));

        carrier.send(gateway.port(), SipAnswers.to(text, "200 OK", "b2"));
        assertThat(pbx.receive(Patience.MAX).orElseThrow()).startsWith("SIP/2.0 200 OK");
        gateway.records().awaitAnswered(1);
        gateway.metrics().await(1, "callgate_texts_total", "verdict=\"admitted\"");
        gateway.metrics().await(0, "callgate_calls_total");
    }

    @Test
    void goesToTheSecondCarrierOnceTheFirstLeftThreeWithoutAnAnswer(Stage stage) {
        carrier = stage.rawPeer();
        pbx = stage.rawPeer();
        RawPeer second = stage.rawPeer();
        gateway = stage.gateway(settings -> settings.carrier(carrier.port())
                .carrierBy("transport: udp, attempt-timeout-ms: 300}\n"
                        + "  - {name: carrier-b, address: \"127.0.0.1:" + second.port()
                        + "\", transport: udp, priority: 2"));
        List<String> texts = Stream.generate(
                () -> SipText.text(Numbers.CLEAN, pbx.port(), gateway.port())).limit(3).toList();
        texts.forEach(text -> pbx.send(gateway.port(), text));
        assertThat(carrier.receive(Patience.MAX)).isPresent();
        assertThat(second.receive(Duration.ofMillis(100))).isEmpty();

        Awaitility.await().atMost(Patience.MAX).until(() -> {
            texts.forEach(text -> pbx.send(gateway.port(), text));
            send(Numbers.CLEAN);
            return second.receive(Duration.ofMillis(100)).isPresent();
        });
    }

    @Test
    void toAListedNumberIsRefusedAndToOneThatOnlyAskedNotToBeCalledGoesOn(Stage stage) {
        open(stage);
        assertThat(answerTo(Numbers.LISTED)).startsWith(REFUSED);
        send(Numbers.OPTED_OUT);
        assertThat(carrier.receive(Patience.MAX).orElseThrow())
                .startsWith("MESSAGE sip:" + Numbers.OPTED_OUT + "@");
        gateway.records().awaitJudgedWith("\"channel\":\"message\"", 2);
    }

    @Test
    void isRefusedAfterAnOptOutOfMessagesWhichStopsNoCall(Stage stage)
            throws IOException {
        open(stage);
        try (Store store = Store.open(gateway.store())) {
            store.record(new Author("desk", "after-sales"), List.of(new Event.OptOutAdded(
                    SampleStore.SELLER, Event.ALL_CAMPAIGNS, Channel.MESSAGE,
                    Long.parseLong(Numbers.CLEAN.substring(1)), Event.NEVER, "")));
        }
        Awaitility.await().atMost(Patience.MAX).until(() -> {
            send(Numbers.CLEAN);
            return pbx.receive(Duration.ofMillis(100)).orElse("").startsWith(REFUSED);
        });
        pbx.send(gateway.port(), SipText.invite(Numbers.CLEAN, pbx.port(), gateway.port()));
        gateway.metrics().await(1, "callgate_calls_total", "verdict=\"admitted\"");
    }
}
