package io.callgate.cli.outer;

import io.callgate.gateway.outer.RawPeer;
import io.callgate.gateway.outer.SipText;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A new call, of which only the gateway's first answer matters. */
final class NewCall {

    static final String REFUSED = "SIP/2.0 603 ";
    static final String TRYING = "SIP/2.0 100 ";

    /** What an admin does binds running gateways within a second. */
    private static final Duration IN_FORCE = Duration.ofSeconds(1);
    /** Of a cold process on a busy machine. */
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(15);

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
        awaitFirstAnswer(status, IN_FORCE);
    }

    void awaitFirstAnswer(String status, Duration atMost) {
        Awaitility.await().atMost(atMost).pollInterval(Duration.ofMillis(50))
                .until(() -> firstAnswer().startsWith(status));
    }

    String firstAnswer() {
        String invite = SipText.invite(number, caller.port(), gateway.port());
        String callId = invite.lines().filter(line -> line.startsWith("Call-ID: ")).findFirst()
                .orElseThrow();
        caller.send(gateway.port(), invite);
        String answer = caller.receive(FIRST_ANSWER).orElseThrow();
        while (!answer.contains(callId)) {
            // Of an earlier call.
            answer = caller.receive(FIRST_ANSWER).orElseThrow();
        }
        return answer;
    }
}
