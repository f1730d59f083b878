package io.callgate.gateway.proxy;

import io.callgate.gateway.evidence.CallEnd;
import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.message.Method;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.proxy.route.DialogRoute;
import io.callgate.gateway.proxy.transaction.CountedInside;
import io.callgate.gateway.proxy.transaction.RecentVerdicts;
import io.callgate.gateway.proxy.write.Arrival;
import io.callgate.gateway.screening.Attempt;
import io.callgate.gateway.screening.Verdict;

/**
 * The numbers that requests inside a call name: each is judged like a new call's, has a record of
 * its own, and counts as an attempt to reach it once the request has left. Loop thread only.
 */
final class JudgedInside {

    private final ProxyParts parts;
    private final Judgement judgement;
    private final DialogRoute route;
    private final RecentVerdicts recent;
    private final CountedInside counted;
    /** Those of the request that waits to leave, to be counted then. */
    private final long[] numbers = new long[1 + TargetNumbers.NUMBERS_MAX];
    private final long[] days = new long[1 + TargetNumbers.NUMBERS_MAX];
    private int waiting;

    JudgedInside(Judgement judgement, DialogRoute route, RecentVerdicts recent,
            CountedInside counted) {
        this.parts = judgement.parts();
        this.judgement = judgement;
        this.route = route;
        this.recent = recent;
        this.counted = counted;
    }

    /** Another request of a call. */
    void begin() {
        waiting = 0;
    }

    /**
     * Whether the call may be up, but its callee's names were told before this process started, and
     * are forgotten. Anybody of the call may claim that, so its number is to be judged.
     */
    boolean hasForgottenNames(Arrival arrival) {
        return route.token().epochSecond() < parts.startedAt() && !route.isUp(arrival.message)
                && !route.hasOutlivedItsCall(arrival.epochSecond());
    }

    /** Judges a number; if it must not be called, answers and reports that, and returns true. */
    boolean refuses(Arrival arrival, long key, long number) {
        return refuses(arrival, key, number, false);
    }

    /**
     * The same without what a call may not be by its time, attempts and presented number; nor does
     * it count as an attempt.
     */
    boolean refusesAtAnyTime(Arrival arrival, long key, long number) {
        return refuses(arrival, key, number, true);
    }

    /** A request that is repeated is refused, or let through, as it was the first time. */
    private boolean refuses(Arrival arrival, long key, long number, boolean atAnyTime) {
        if (judgement.refusedBefore(arrival, key)) {
            return true;
        }
        long asked = (number << 4 | arrival.message.method().ordinal()) << 1
                | (atAnyTime ? 1 : 0);
        long admittedKey = admittedKey(key, asked);
        if (recent.find(admittedKey, arrival.nowNanos) != null) {
            return false;
        }
        Attempt attempt = judgement.on(arrival, route.caller(), number);
        attempt.atAnyTime = atAnyTime;
        attempt.counted = arrival.message.method() == Method.INVITE
                && counted.has(arrival.message, number, arrival.nowNanos);
        arrival.facts.inside = route.token().number();
        if (judgement.refuses(arrival, key)) {
            return true;
        }
        recent.seenBefore(admittedKey, arrival.nowNanos);
        report(arrival);
        if (!atAnyTime && !attempt.counted) {
            await(number, arrival.facts.verdict);
        }
        return false;
    }

    /** One request may name several numbers, and its key alone says nothing of them. */
    private static long admittedKey(long key, long asked) {
        // Multiplied by 2^64 / golden ratio: the table goes by the high bits.
        return key ^ asked * 0x9E3779B97F4A7C15L;
    }

    private void report(Arrival arrival) {
        CallFacts report = parts.reports().begin();
        judgement.describe(arrival, report);
        report.verdict.copyAll(arrival.facts.verdict);
        report.inside = arrival.facts.inside;
        report.carrier = route.carrier().name();
        report.end = CallEnd.INSIDE_A_CALL;
        parts.reports().commit();
    }

    /** The number of the call itself was counted when the call left. */
    private void await(long number, Verdict verdict) {
        if (verdict.countsAsAttempt() && number != route.token().number()) {
            numbers[waiting] = number;
            days[waiting] = verdict.localEpochDay();
            waiting++;
        }
    }

    /** The request has left. */
    void left(Arrival arrival) {
        SipMessage request = arrival.message;
        for (int i = 0; i < waiting; i++) {
            if (request.method() == Method.INVITE) {
                counted.add(request, numbers[i], arrival.nowNanos);
            }
            if (request.method() == Method.INVITE || request.method() == Method.REFER) {
                parts.attempts().add(route.caller().sellerIndex(), numbers[i], days[i]);
            }
        }
    }
}
