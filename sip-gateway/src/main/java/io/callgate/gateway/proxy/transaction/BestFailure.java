package io.callgate.gateway.proxy.transaction;

import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.proxy.write.Answer;
import io.callgate.gateway.proxy.write.Answers;
import io.callgate.gateway.proxy.write.Forwarder;
import java.util.function.Consumer;

/**
 * The failure that a caller hears when no carrier took the call: RFC 3261 16.7 step 6 chooses one
 * for all attempts, not the last one's. Loop thread only.
 */
final class BestFailure {

    /** What silence counts as. */
    static final int TIMED_OUT = 408;
    /** What an element that cannot be reached counts as: 16.9. */
    static final int UNAVAILABLE = 503;

    private final Buffers buffers;
    private final Forwarder forwarder;
    private final Answers answers;
    private final Consumer<InviteTransaction> sender;
    private final SipMessage kept = new SipMessage();

    /** @param sender sends the caller the response that the transaction keeps */
    BestFailure(Buffers buffers, Forwarder forwarder, Answers answers,
            Consumer<InviteTransaction> sender) {
        this.buffers = buffers;
        this.forwarder = forwarder;
        this.answers = answers;
        this.sender = sender;
    }

    /** The lowest is chosen. Within 4xx those that say how to ask better, and time-outs last. */
    private static int rank(int status) {
        return switch (status) {
            case 401, 407, 415, 420, 484 -> 400;
            case TIMED_OUT -> 499;
            case UNAVAILABLE -> 599;
            default -> status >= 600 ? 0 : status / 100 * 100 + 50;
        };
    }

    /** An attempt has failed, and another may follow. */
    void add(SipMessage failure, InviteTransaction invite) {
        boolean mayBeWanted = invite.originalLength > 0 && !beats(invite, failure.status());
        if (mayBeWanted && forwarder.writeResponse(failure, invite.upstream)) {
            buffers.keepBest(invite, forwarder.bytes(), forwarder.length());
            invite.bestStatus = failure.status();
        }
    }

    /** An attempt was not answered, and another follows. */
    void addSilence(InviteTransaction invite) {
        if (!beats(invite, TIMED_OUT)) {
            kept.scan(invite.request, invite.requestLength);
            answers.writeToKept(kept, invite.key, Answer.TIMED_OUT);
            buffers.keepBest(invite, answers.bytes(), answers.length());
            invite.bestStatus = TIMED_OUT;
        }
    }

    /** Whether an earlier attempt failed in a way that tells more than this. */
    boolean beats(InviteTransaction invite, int status) {
        return invite.bestStatus != 0 && !invite.cancelled
                && rank(invite.bestStatus) < rank(status);
    }

    /** Answers the caller with what an earlier attempt came to; which status that is. */
    int send(InviteTransaction invite) {
        buffers.answerWithBest(invite);
        sender.accept(invite);
        return Forwarder.relayedStatus(invite.bestStatus);
    }
}
