package io.callgate.gateway.screening;

/** Decides on one call attempt: {@link Screening}, as the proxy sees it. */
@FunctionalInterface
public interface Judge {

    /** See {@link Screening#judge}. */
    void judge(Attempt attempt, Verdict verdict);
}
