package io.callgate.cli.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.outer.Patience;
import io.callgate.gateway.useragent.AnswerPlan;
import io.callgate.gateway.useragent.CallPlan;
import io.callgate.gateway.useragent.LoopbackPort;
import io.callgate.gateway.useragent.PlacedCall;
import io.callgate.gateway.useragent.UserAgent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallOutcomeTest {

    private UserAgent telephone;
    private UserAgent farEnd;

    @BeforeEach
    void start() {
        telephone = UserAgent.start("telephone", LoopbackPort.free());
        farEnd = UserAgent.start("far-end", LoopbackPort.free());
    }

    @AfterEach
    void stop() {
        telephone.close();
        farEnd.close();
    }

    @ParameterizedTest
    @CsvSource({
        "486, Busy Here, 0, failed",
        "603, Decline, 0, failed",
        "404, Not Found, 0, failed",
        "408, Request Timeout, 3, failed",
        "503, Service Unavailable, 3, failed"})
    void takesAnAnswerWithoutTheGatewaysReasonForTheCarriers(int status, String phrase,
            int exitCode, String word) {
        farEnd.answerBy(AnswerPlan.reject(status, phrase));

        PlacedCall call = telephone.place(
                CallPlan.to("sip:0465710101@127.0.0.1:" + farEnd.port()));
        assertThat(call.await(Patience.MAX)).isTrue();

        CallOutcome outcome = CallOutcome.of(call);
        assertThat(outcome.exitCode()).isEqualTo(exitCode);
        assertThat(outcome.word()).isEqualTo(word);
        assertThat(outcome.sentence()).isEqualTo(status + " " + phrase);
    }

    @Test
    void takesAnAnswerToItsOwnCancelForNone() {
        farEnd.answerBy(AnswerPlan.reject(487, "Request Terminated"));

        PlacedCall call = telephone.place(
                CallPlan.to("sip:0465710101@127.0.0.1:" + farEnd.port()));
        assertThat(call.await(Patience.MAX)).isTrue();

        CallOutcome outcome = CallOutcome.of(call);
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.sentence())
                .isEqualTo("487 Request Terminated, nobody answered in time");
    }
}
