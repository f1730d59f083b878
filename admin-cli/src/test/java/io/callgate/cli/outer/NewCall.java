package io.callgate.cli.outer;

import io.callgate.gateway.outer.Patience;
import io.callgate.gateway.outer.RawPeer;
import io.callgate.gateway.outer.SipText;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A new call, of which only the gateway's first answer matters. */
final class NewCall {

    static final String REFUSED = "SIP/2.0 603 ";
    static final String TRYING = "SIP/2.0 100 ";


    private final RawPeer caller;
    private final Daemon gateway;
    private final String number;

    NewCall(RawPeer caller, Daemon gateway, String number) {
        this.caller = caller;
        this.gateway = gateway;
        this.number = number;
    }

    /** Calls again until the answer is that. */
    void awaitFirstAnswer(String status) {
        Awaitility.await().atMost(Patience.MAX).pollInterval(Duration.ofMillis(50))
                .until(() -> firstAnswer().startsWith(status));
    }

    String firstAnswer() {
        String invite = SipText.invite(number, caller.port(), gateway.port());
        String callId = invite.lines().filter(line -> line.startsWith("Call-ID: ")).findFirst()
                .orElseThrow();
        caller.send(gateway.port(), invite);
        String answer = caller.receive(Patience.MAX).orElseThrow();
        while (!answer.contains(callId)) {
            // Of an earlier call.
            answer = caller.receive(Patience.MAX).orElseThrow();
        }
        return answer;
    }
}
