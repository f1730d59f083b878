package io.callgate.gateway.proxy;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.admission.digest.Digest;
import io.callgate.gateway.proxy.write.Answer;
import io.callgate.gateway.proxy.write.Answers;
import io.callgate.gateway.proxy.write.Arrival;
import io.callgate.gateway.proxy.write.Challenge;
import java.net.InetAddress;

/**
 * RFC 3261 22.3 for a new call from an address that is no caller's: it is admitted with the
 * password of one, and challenged without. Loop thread only.
 */
final class DigestGate {

    private static final Answer OTHER_URI =
            new Answer(400, "Credentials For Another Request-URI", new byte[0]);

    private final Digest digest;
    private final Callers callers;
    private final Answers answers;
    private final Challenge challenge;
    private Caller caller;

    DigestGate(Digest digest, Callers callers, Answers answers) {
        this.digest = digest;
        this.callers = callers;
        this.answers = answers;
        this.challenge = new Challenge(digest);
    }

    /**
     * Whether the call goes on, as that of {@link #caller}; answers it if not. Who is locked out
     * goes on as the stranger it is.
     */
    boolean admits(Arrival arrival, long key) {
        InetAddress source = arrival.from.remote().getAddress();
        arrival.proved = digest.hasProved(source);
        Digest.Finding finding = digest.examine(arrival.message, source, arrival.nowNanos);
        switch (finding) {
            case ACCEPTED -> {
                arrival.fromStranger = false;
                caller = digest.caller();
                return true;
            }
            case LOCKED_OUT -> {
                caller = callers.unknown();
                return true;
            }
            case OTHER_URI -> answers.answer(arrival, key, OTHER_URI);
            default -> answers.answer(arrival, key, challenge.to(source,
                    finding == Digest.Finding.STALE, arrival.nowNanos));
        }
        return false;
    }

    Caller caller() {
        return caller;
    }
}
