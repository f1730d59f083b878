package io.callgate.gateway;

import io.callgate.gateway.screening.Attempt;
import io.callgate.gateway.screening.Judge;
import io.callgate.gateway.screening.Verdict;

/** What judges calls now: a verdict is wholly the one's or the other's when it is replaced. */
final class LiveJudge implements Judge {

    /** Written by whoever reloads, read once for each verdict. */
    private volatile Judge now;

    LiveJudge(Judge first) {
        now = first;
    }

    void become(Judge next) {
        now = next;
    }

    @Override
    public void judge(Attempt attempt, Verdict verdict) {
        now.judge(attempt, verdict);
    }
}
