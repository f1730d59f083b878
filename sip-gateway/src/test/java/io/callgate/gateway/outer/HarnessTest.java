package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The far ends among themselves, without a gateway: what they report can be believed. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class HarnessTest {

    @Test
    void sippCountsTheCallsThatWentAsTheScenarioSays(Stage stage) {
        SippRun carrier = stage.sipp("carrier-answers").calls(20).start();
        SippRun caller = stage.sipp("caller-hangs-up").towards(carrier.port()).calls(20)
                .callsPerSecond(200).start();
        caller.awaitSuccess();
        carrier.awaitSuccess();
        assertThat(caller.counts()).isEqualTo(new SippCounts(20, 20, 0, 0));
        assertThat(carrier.counts()).isEqualTo(new SippCounts(20, 20, 0, 0));
    }

    @Test
    void sippFailsWhenTheAnswerIsNotTheExpectedOne(Stage stage) {
        SippRun carrier = stage.sipp("carrier-busy").start();
        SippRun caller = stage.sipp("caller-refused").towards(carrier.port()).start();
        assertThatThrownBy(caller::awaitSuccess).isInstanceOf(AssertionError.class);
        assertThat(caller.counts().failed()).isOne();
    }

    @Test
    void sippSaysHowManyCallsReachedItWhenItIsStopped(Stage stage) {
        SippRun carrier = stage.sipp("carrier-answers").start();
        assertThat(carrier.stop().created()).isZero();
    }

    @Test
    void kamailioTakesEveryCallOnceByUdpAndByTcp(Stage stage) {
        KamailioCarrier carrier = stage.kamailioCarrier();
        stage.sipp("caller-hangs-up").towards(carrier.port()).calls(50).callsPerSecond(200)
                .start().awaitSuccess();
        stage.sipp("caller-hangs-up").towards(carrier.port()).calls(50).callsPerSecond(200).tcp()
                .start().awaitSuccess();
        assertThat(carrier.counts()).isEqualTo(new KamailioCarrier.Counts(100, 100, 100, 0));
    }

    @Test
    void theRelayLosesInBothDirectionsAndTheFarEndsRepeat(Stage stage) {
        KamailioCarrier carrier = stage.kamailioCarrier();
        LossyRelay relay = stage.lossyRelay(carrier.port(), 20, 7);
        SippRun caller = stage.sipp("caller-hangs-up").towards(relay.nearPort()).calls(20)
                .sendingTo(relay.nearPort()).callsPerSecond(50).start();
        caller.awaitSuccess();
        assertThat(relay.lostOutbound()).isPositive();
        assertThat(relay.lostInbound()).isPositive();
        assertThat(caller.counts().retransmissions()).isPositive();
        assertThat(carrier.counts().invites()).isEqualTo(20);
    }

    @Test
    void aRawPeerHearsWhatItAsksFor(Stage stage) {
        SippRun answering = stage.sipp("carrier-busy").start();
        RawPeer peer = stage.rawPeer();
        peer.send(answering.port(), SipText.invite("112", peer.port(), answering.port()));
        assertThat(peer.receive(Patience.MAX)).hasValueSatisfying(
                answer -> assertThat(answer).startsWith("SIP/2.0 486 Busy Here\r\n"));
    }
}
