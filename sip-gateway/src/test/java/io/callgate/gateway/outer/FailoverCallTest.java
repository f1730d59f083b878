package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A call that the first of two carriers does not take. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class FailoverCallTest {


    @Test
    void isConnectedByTheSecondWhenTheFirstIsSilent(Stage stage) {
        RawPeer silent = stage.rawPeer();
        SippRun second = stage.sipp("carrier-answers").calls(5).start();
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(silent.port())
                .carrierBy("transport: udp, attempt-timeout-ms: 300}\n"
                        + "  - {name: carrier-b, address: \"127.0.0.1:" + second.port()
                        + "\", transport: udp, priority: 2"));
        stage.sipp("caller-hangs-up").towards(gateway.port()).number(Numbers.CLEAN).calls(5)
                .start().awaitSuccess();

        second.awaitSuccess();
        List<String> unheard = silent.receiveAll(Duration.ofMillis(50));
        assertThat(unheard).as("three calls, or those under way, until it is down")
                .isNotEmpty().allMatch(message -> message.startsWith("INVITE "));
        assertThat(gateway.carriers()).contains("\"calls_up\":0").doesNotContain("\"calls_up\":1");
    }

    @Test
    void isDeclinedWhenTheFirstSaysSoWhileTheSecondHasIt(Stage stage) {
        RawPeer late = stage.rawPeer();
        RawPeer second = stage.rawPeer();
        RawPeer pbx = stage.rawPeer();
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(late.port())
                .carrierBy("transport: udp, attempt-timeout-ms: 300}\n"
                        + "  - {name: carrier-b, address: \"127.0.0.1:" + second.port()
                        + "\", transport: udp, priority: 2"));
        pbx.send(gateway.port(), SipText.invite(Numbers.CLEAN, pbx.port(), gateway.port()));
        String toFirst = late.receive(Patience.MAX).orElseThrow();
        String toSecond = second.receive(Patience.MAX).orElseThrow();

        late.send(gateway.port(), SipAnswers.to(toFirst, "603 Decline", "b2"));
        second.send(gateway.port(), SipAnswers.to(toSecond, "180 Ringing", "c3"));
        assertThat(nextOf(second, "CANCEL ")).contains("CSeq: 1 CANCEL");
        second.send(gateway.port(), SipAnswers.to(toSecond, "487 Request Terminated", "c3"));
        assertThat(nextOf(pbx, "SIP/2.0 603 Decline")).contains(";tag=b2");
    }

    private static String nextOf(RawPeer peer, String beginning) {
        String message = peer.receive(Patience.MAX).orElseThrow();
        while (!message.startsWith(beginning)) {
            message = peer.receive(Patience.MAX).orElseThrow();
        }
        return message;
    }
}
