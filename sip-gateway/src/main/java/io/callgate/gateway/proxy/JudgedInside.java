package io.callgate.gateway.proxy;

import io.callgate.gateway.evidence.CallEnd;
import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.message.Method;
import io.callgate.gateway.proxy.route.DialogRoute;
import io.callgate.gateway.proxy.transaction.OncePerCall;
import io.callgate.gateway.proxy.transaction.RecentVerdicts;
import io.callgate.gateway.proxy.write.Arrival;
import io.callgate.gateway.screening.Attempt;
import io.callgate.gateway.screening.Verdict;
import java.util.Arrays;

/**
 * The numbers that requests inside a call name: each is judged like a new call's. One that may be
 * called has a record of its own, and counts as an attempt to reach it, once the request has left:
 * it does not if another is refused. Loop thread only.
 */
final class JudgedInside {

    /** Those that a request names, and its call's own. */
    private static final int NUMBERS_MAX = 1 + TargetNumbers.NUMBERS_MAX;

    /** A number that may be called, named by a request that has not left. */
    private static final class Named {

        private final Verdict verdict = new Verdict();
        private long number;
        /** Of the request, and of what was asked of the number. */
        private long key;
        private boolean attempt;
    }

    private final ProxyParts parts;
    private final Judgement judgement;
    private final DialogRoute route;
    private final RecentVerdicts recent;
    private final OncePerCall counted = OncePerCall.attempts();
    private final Named[] named = new Named[NUMBERS_MAX];
    private int count;

    JudgedInside(Judgement judgement, DialogRoute route, RecentVerdicts recent) {
        this.parts = judgement.parts();
        this.judgement = judgement;
        this.route = route;
        this.recent = recent;
        Arrays.setAll(named, place -> new Named());
    }

    /** Another request of a call. */
    void begin() {
        count = 0;
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
        if (isNamed(admittedKey) || recent.find(admittedKey, arrival.nowNanos) != null) {
            return false;
        }
        Attempt attempt = judgement.on(arrival, route.caller(), number);
        attempt.atAnyTime = atAnyTime;
        attempt.counted = arrival.message.method() == Method.INVITE
                && counted.has(route.callKey(arrival.message), number, arrival.nowNanos);
        arrival.facts.inside = route.token().number();
        if (judgement.refuses(arrival, key)) {
            return true;
        }
        await(admittedKey, attempt, arrival.facts.verdict);
        return false;
    }

    /** One request may name several numbers, and its key alone says nothing of them. */
    private static long admittedKey(long key, long asked) {
        // Multiplied by 2^64 / golden ratio: the table goes by the high bits.
        return key ^ asked * 0x9E3779B97F4A7C15L;
    }

    /** Caller and carrier often read the same number. */
    private boolean isNamed(long admittedKey) {
        for (int i = 0; i < count; i++) {
            if (named[i].key == admittedKey) {
                return true;
            }
        }
        return false;
    }

    private void await(long admittedKey, Attempt attempt, Verdict verdict) {
        Named next = named[count];
        count++;
        next.key = admittedKey;
        next.number = attempt.number;
        next.verdict.copyAll(verdict);
        // The number of the call itself was counted when the call left.
        next.attempt = !attempt.atAnyTime && !attempt.counted && verdict.countsAsAttempt()
                && attempt.number != route.token().number();
    }

    /** The request was let through: it has left, or could not. */
    void sent(Arrival arrival, boolean left) {
        for (int i = 0; i < count; i++) {
            report(arrival, i, left ? CallEnd.INSIDE_A_CALL : CallEnd.UNREACHABLE);
            if (left) {
                left(arrival, named[i]);
            }
        }
    }

    /** The first in the place of the request itself: no other is needed, and there may be none. */
    private void report(Arrival arrival, int index, CallEnd end) {
        CallFacts report = index == 0 ? arrival.facts : parts.reports().begin();
        judgement.describe(arrival, report);
        report.number = named[index].number;
        report.verdict.copyAll(named[index].verdict);
        report.inside = route.token().number();
        report.carrier = route.carrier().name();
        report.answer = arrival.facts.answer;
        report.end = end;
        if (index > 0) {
            parts.reports().commit();
        }
    }

    /** The request that names it is on its way: repeated it is let through as it was. */
    private void left(Arrival arrival, Named one) {
        recent.seenBefore(one.key, arrival.nowNanos);
        Method method = arrival.message.method();
        if (one.attempt && method == Method.INVITE) {
            counted.add(route.callKey(arrival.message), one.number, arrival.nowNanos);
        }
        if (one.attempt && (method == Method.INVITE || method == Method.REFER)) {
            parts.attempts().add(route.caller().sellerIndex(), one.number,
                    one.verdict.localEpochDay());
        }
    }
}
