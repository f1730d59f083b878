package io.callgate.gateway.proxy.transaction;

import io.callgate.gateway.evidence.CallEnd;
import io.callgate.gateway.evidence.CallEvent;
import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.proxy.write.Answer;

/** Reports what became of an admitted call, not of INVITEs inside of it. Loop thread only. */
public final class Outcomes {

    private final CallReports reports;
    private final AskedAgain askedAgain;
    private final InviteTimers timers;

    /** @param timers tell the time */
    public Outcomes(CallReports reports, AskedAgain askedAgain, InviteTimers timers) {
        this.reports = reports;
        this.askedAgain = askedAgain;
        this.timers = timers;
    }

    /** What the caller hears of a call that we end. */
    static Answer answerTo(CallEnd end) {
        return switch (end) {
            case CANCELLED -> Answer.TERMINATED;
            case UNREACHABLE -> Answer.UNREACHABLE;
            default -> Answer.TIMED_OUT;
        };
    }

    void answered(CallFacts facts, InviteTransaction invite, SipMessage answer) {
        if (invite.call != ForwardedCall.NONE) {
            invite.describe(facts, answer);
            facts.event = CallEvent.ANSWERED;
        }
    }

    /** The carrier's final failure is at hand. */
    void ended(CallFacts facts, InviteTransaction invite, SipMessage failure) {
        if (invite.call != ForwardedCall.NONE) {
            invite.describe(facts, failure);
            facts.event = CallEvent.ENDED;
            facts.end = endOf(invite);
            askedAgain.onAnswer(failure, invite.call.number(), facts.answer, timers.now());
        }
    }

    private static CallEnd endOf(InviteTransaction invite) {
        if (invite.timedOut()) {
            return CallEnd.TIMED_OUT;
        }
        return invite.cancelled ? CallEnd.CANCELLED : CallEnd.FAILED_AT_CARRIER;
    }

    /** The next hop gave no final answer, and so we did. */
    void endedByUs(InviteTransaction invite, SipMessage kept, CallEnd end, int status) {
        if (invite.call != ForwardedCall.NONE) {
            CallFacts facts = reports.begin();
            invite.describe(facts, kept);
            facts.event = CallEvent.ENDED;
            facts.end = end;
            facts.answer = status;
            reports.commit();
            askedAgain.onAnswer(kept, invite.call.number(), status, timers.now());
        }
    }
}
