package io.callgate.gateway.useragent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callgate.gateway.outer.Patience;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserAgentTest {

    private UserAgent caller;
    private UserAgent callee;

    @BeforeEach
    void startTwoTelephones() {
        caller = UserAgent.start("caller", LoopbackPort.free());
        callee = UserAgent.start("callee", LoopbackPort.free());
    }

    @AfterEach
    void stopThem() {
        caller.close();
        callee.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void ringsAnswersAndIsHungUpByTheCaller(String transport) {
        callee.answerBy(AnswerPlan.answer(20));

        PlacedCall call = caller.place(to("0612345678").over(transport));

        assertThat(call.await(Patience.MAX)).isTrue();
        assertThat(call.status()).isEqualTo(200);
        assertThat(callee.received().get(0).awaitEstablished(Patience.MAX)).isTrue();
        call.hangUp();
        assertThat(call.awaitEnd(Patience.MAX)).isTrue();
        assertThat(call.isHungUpByPeer()).isFalse();
        assertThat(callee.received().get(0).isHungUpByPeer()).isTrue();
        assertThat(labels(call)).containsExactly("> INVITE", "< 180 Ringing", "< 200 OK", "> ACK",
                "> BYE", "< 200 OK");
    }

    @Test
    void isHungUpByTheCallee() {
        PlacedCall call = caller.place(to("0612345678"));
        assertThat(call.await(Patience.MAX)).isTrue();
        ReceivedCall received = callee.received().get(0);
        assertThat(received.awaitEstablished(Patience.MAX)).isTrue();

        received.hangUp();

        assertThat(call.awaitEnd(Patience.MAX)).isTrue();
        assertThat(call.isHungUpByPeer()).isTrue();
        assertThat(received.awaitEnd(Patience.MAX)).isTrue();
    }

    @Test
    void seesARejectionWithItsPhraseAndAcknowledgesIt() {
        callee.answerBy(AnswerPlan.reject(603, "Suppressed"));

        PlacedCall call = caller.place(to("0612345678"));

        assertThat(call.await(Patience.MAX)).isTrue();
        assertThat(call.status()).isEqualTo(603);
        assertThat(call.phrase()).isEqualTo("Suppressed");
        assertThat(labels(call)).containsExactly("> INVITE", "< 603 Suppressed", "> ACK");
    }

    @Test
    void cancelsBeforeTheAnswer() {
        callee.answerBy(AnswerPlan.ringOn());
        PlacedCall call = caller.place(to("0612345678"));

        call.cancel();

        assertThat(call.await(Patience.MAX)).isTrue();
        assertThat(call.status()).isEqualTo(487);
        assertThat(callee.received().get(0).isHungUpByPeer()).isTrue();
    }

    @Test
    void countsOneCallHoweverOftenASilentAgentIsInvited() {
        callee.answerBy(AnswerPlan.silent());

        caller.place(to("0612345678"));

        await().atMost(Patience.MAX).until(() -> callee.trace().size() >= 2);
        assertThat(callee.invitesReceived()).isEqualTo(1);
        assertThat(callee.trace()).allMatch(message -> !message.sent());
    }

    @Test
    void remembersTheRequestUriAsItCame() {
        PlacedCall call = caller.place(to("06.12-34.56.78;phone-context=x"));

        assertThat(call.await(Patience.MAX)).isTrue();
        assertThat(callee.received()).extracting(ReceivedCall::requestUri)
                .containsExactly(uri("06.12-34.56.78;phone-context=x"));
    }

    @Test
    void sendsThroughAProxyWhateverTheRequestUriSays() {
        PlacedCall call = caller.place(CallPlan.to("tel:+33612345678").through(callee.address())
                .with("P-Asserted-Identity: <tel:+33123456789>"));

        assertThat(call.await(Patience.MAX)).isTrue();
        assertThat(callee.trace().get(0).startLine())
                .isEqualTo("INVITE tel:+33612345678 SIP/2.0");
        assertThat(callee.trace().get(0).headers("P-Asserted-Identity"))
                .containsExactly("<tel:+33123456789>");
    }

    private CallPlan to(String user) {
        return CallPlan.to(uri(user));
    }

    private String uri(String user) {
        return "sip:" + user + "@127.0.0.1:" + callee.port();
    }

    private static List<String> labels(PlacedCall call) {
        return call.ladder().stream()
                .map(message -> (message.sent() ? "> " : "< ") + message.label()).toList();
    }
}
