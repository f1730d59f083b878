package io.callgate.gateway.proxy;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.admission.TokenBucket;
import io.callgate.gateway.carrier.Carriers;
import io.callgate.gateway.carrier.Target;
import io.callgate.gateway.evidence.CallEnd;
import io.callgate.gateway.message.Method;
import io.callgate.gateway.message.UriScheme;
import io.callgate.gateway.proxy.transaction.ForwardedCall;
import io.callgate.gateway.proxy.transaction.Invites;
import io.callgate.gateway.proxy.transaction.RecentVerdicts;
import io.callgate.gateway.proxy.transaction.TransactionTable;
import io.callgate.gateway.proxy.write.Answer;
import io.callgate.gateway.proxy.write.Answers;
import io.callgate.gateway.proxy.write.Arrival;
import io.callgate.gateway.proxy.write.MaxBreadth;
import io.callgate.gateway.screening.Attempt;
import io.callgate.gateway.screening.Treatment;
import io.callgate.gateway.screening.Verdict;
import io.callgate.store.numbering.E164;
import io.callgate.store.register.Channel;

/**
 * An INVITE, or a text message, that belongs to no admitted call: judged, then refused or
 * forwarded. Loop thread only.
 */
final class NewCalls {

    /** Transactions that only an emergency call may take when all others are in use. */
    private static final int EMERGENCY_RESERVE = 64;

    /**
     * Emergency calls of sources that are no caller and have not proved the password of one: more
     * than any site makes, and at 64 s for each no more than 3,200 transactions of a flood. Callers
     * have no such bound.
     */
    static final int STRANGERS_EMERGENCIES_PER_SECOND_MAX = 50;

    private final ProxyParts parts;
    private final Answers answers;
    private final Invites invites;
    private final TextMessages texts;
    private final RecentVerdicts recentVerdicts;
    private final Judgement judgement;
    private final FirstAttempt first;
    private final Loops loops;
    private final DigestGate gate;
    private final TokenBucket emergencies =
            new TokenBucket(STRANGERS_EMERGENCIES_PER_SECOND_MAX);
    /** Written by the loop thread, read by the operator's port. */
    private volatile boolean draining;
    /** The process is about to end: nobody resumes it. Written and read like the other. */
    private volatile boolean ending;

    NewCalls(Judgement judgement, Answers answers, Invites invites, TextMessages texts,
            RecentVerdicts recentVerdicts, FirstAttempt first) {
        this.judgement = judgement;
        this.parts = judgement.parts();
        this.answers = answers;
        this.invites = invites;
        this.texts = texts;
        this.loops = new Loops(invites, recentVerdicts);
        this.recentVerdicts = recentVerdicts;
        this.first = first;
        this.gate = new DigestGate(parts.digest(), parts.callers(), answers);
    }

    void drain(boolean drained) {
        draining = drained;
    }

    void beginDrain() {
        ending = true;
    }

    boolean isEnding() {
        return ending;
    }

    boolean isDraining() {
        return draining || ending;
    }

    void onRequest(Arrival arrival, long key) {
        if (judgement.refusedBefore(arrival, key) || forwardedBefore(arrival, key)) {
            return;
        }
        Caller caller = parts.callers().recognise(arrival.from);
        boolean challengeable = caller == parts.callers().unknown() && parts.digest().isAsked()
                && !E164.isProtectedShort(CalledNumbers.of(arrival.message, caller));
        if (!challengeable) {
            onRequest(arrival, key, caller);
        } else if (gate.admits(arrival, key)) {
            onRequest(arrival, key, gate.caller());
        }
    }

    private void onRequest(Arrival arrival, long key, Caller caller) {
        long number = CalledNumbers.of(arrival.message, caller);
        Answer obstacle = E164.isProtectedShort(number)
                ? emergencyObstacle(arrival, caller)
                : obstacle(arrival);
        if (obstacle == null) {
            judge(arrival, key, caller, number);
        } else {
            answers.answer(arrival, key, obstacle);
        }
    }

    /**
     * A repeated text message goes where the first one went, whatever the lists say by now. One to
     * another number, or a call, is no repetition, although branch and Call-ID are the same.
     */
    private boolean forwardedBefore(Arrival arrival, long key) {
        if (arrival.message.method() != Method.MESSAGE
                || recentVerdicts.find(key, arrival.nowNanos) == null) {
            return false;
        }
        ForwardedCall first = recentVerdicts.forwardedOfFound();
        boolean repeated = first != ForwardedCall.NONE
                && CalledNumbers.of(arrival.message, first.caller()) == first.number();
        if (repeated) {
            texts.repeat(arrival, key, first);
        }
        return repeated;
    }

    /** Why no call is taken now, whatever its number; null if it is. */
    private Answer obstacle(Arrival arrival) {
        if (isDraining()) {
            return Answer.DRAINING;
        }
        // RFC 5630 5: by TLS to us, by TLS from us, or not at all.
        if (arrival.message.uriScheme() == UriScheme.SIPS
                && !(arrival.isSecured() && parts.carriers().anySecured())) {
            return Answer.SIPS_NOT_ALLOWED;
        }
        if (MaxBreadth.isSpent(arrival.message)) {
            return Answer.BREADTH_SPENT;
        }
        if (!parts.recordsKept().getAsBoolean()) {
            return Answer.EVIDENCE_LOST;
        }
        boolean full = invites.inSetup().withinLimit() >= parts.config().callsInSetupMax()
                || invites.size() >= TransactionTable.TRANSACTIONS_MAX - EMERGENCY_RESERVE;
        return full ? Answer.OVERLOADED : null;
    }

    private Answer emergencyObstacle(Arrival arrival, Caller caller) {
        boolean full = invites.isFull() || isStranger(arrival, caller)
                && !emergencies.take(arrival.nowNanos);
        return full ? Answer.OVERLOADED : null;
    }

    /** Who has proved a password is asked for none in an emergency, and is no stranger in one. */
    private boolean isStranger(Arrival arrival, Caller caller) {
        return caller == parts.callers().unknown()
                && !parts.digest().hasProved(arrival.from.remote().getAddress());
    }

    /**
     * RFC 4694: behind a number that may be called there can stand another, where it is routed.
     * Both are judged. What is recorded is the verdict on the called one, unless only the other
     * would have been refused, or could not be checked, and the call goes through all the same:
     * then that one is judged again, which changes nothing else.
     */
    private void judge(Arrival arrival, long key, Caller caller, long number) {
        long routing = E164.isSubscriber(number)
                ? CalledNumbers.routingNumber(arrival.message, caller) : E164.NOT_UNDERSTOOD;
        boolean routed = E164.isSubscriber(routing);
        if (routed && refuses(arrival, key, caller, routing)) {
            return;
        }
        boolean held = routed && isHeldAgainst(arrival.facts.verdict);
        if (refuses(arrival, key, caller, number)) {
            return;
        }
        long attemptDay = arrival.facts.verdict.localEpochDay();
        if (held && !isHeldAgainst(arrival.facts.verdict)
                && refuses(arrival, key, caller, routing)) {
            // A list was swapped in between.
            return;
        }
        if (loops.has(arrival, number)) {
            answers.answer(arrival, key, Answer.LOOP);
            return;
        }
        judgement.describe(arrival, arrival.facts);
        forward(arrival, key, caller, number, attemptDay);
    }

    private boolean refuses(Arrival arrival, long key, Caller caller, long number) {
        Attempt attempt = judgement.on(arrival, caller, number);
        attempt.counted = caller.sellerIndex() >= 0 && attempt.channel == Channel.VOICE
                && first.isCounted(arrival, number);
        return judgement.refuses(arrival, key);
    }

    /** Whether the call goes through although it may not. */
    private static boolean isHeldAgainst(Verdict verdict) {
        return verdict.treatment() != Treatment.ENFORCED;
    }

    private void forward(Arrival arrival, long key, Caller caller, long number,
            long attemptDay) {
        Carriers carriers = parts.carriers();
        boolean emergency = E164.isProtectedShort(number);
        boolean sips = arrival.message.uriScheme() == UriScheme.SIPS && !emergency;
        Target target = carriers.choose(emergency, sips, Carriers.NONE, 0, arrival.nowNanos);
        if (target == null) {
            arrival.facts.end = CallEnd.NO_CARRIER;
            answers.answer(arrival, key, carriers.anyAtLimit(arrival.nowNanos)
                    ? Answer.CARRIERS_FULL : Answer.NO_CARRIER);
            return;
        }
        arrival.facts.carrier = target.carrier().name();
        ForwardedCall call = new ForwardedCall(number, caller, target, arrival.epochSecond(),
                sips);
        if (arrival.message.method() == Method.MESSAGE) {
            texts.forward(arrival, key, call);
        } else {
            first.forward(arrival, key, call, attemptDay);
        }
    }
}
