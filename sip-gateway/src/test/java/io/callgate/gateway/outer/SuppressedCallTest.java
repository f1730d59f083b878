package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call to a number that must not be called: the carrier never hears of it. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class SuppressedCallTest {

    @ParameterizedTest
    @ValueSource(strings = {Numbers.LISTED, Numbers.OPTED_OUT, "0353010002", "0033353010002",
        "33353010002", "%2B33353010002", "03-53-01-00-02", "+33%280%29353010002"})
    void isRefusedWith603AndTheReasonThatDialersRead(String number, Stage stage) {
        SippRun carrier = stage.sipp("carrier-answers").start();
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(carrier.port()));
        stage.sipp("caller-refused").towards(gateway.port()).number(number).start()
                .awaitSuccess();
        assertThat(carrier.stop().created()).as("calls that reached the carrier").isZero();
    }

    @Test
    void isAnsweredTheSameAndJudgedOnceHoweverOftenTheInviteIsRepeated(Stage stage) {
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(Ports.free()));
        RawPeer caller = stage.rawPeer();
        String invite = SipText.invite(Numbers.LISTED, caller.port(), gateway.port());
        for (int times = 0; times < 5; times++) {
            caller.send(gateway.port(), invite);
        }
        String answer = caller.receive(Patience.MAX).orElseThrow();
        assertThat(answer).startsWith("SIP/2.0 603 Suppressed\r\n");
        for (int times = 1; times < 5; times++) {
            assertThat(caller.receive(Patience.MAX)).contains(answer);
        }
        gateway.records().awaitJudged("refused", 1);
    }

    @Test
    void isRefusedByTcpToo(Stage stage) {
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(Ports.free()));
        stage.sipp("caller-refused").towards(gateway.port()).number(Numbers.LISTED).tcp()
                .start().awaitSuccess();
    }
}
