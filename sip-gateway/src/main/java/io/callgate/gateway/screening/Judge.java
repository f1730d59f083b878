package io.callgate.gateway.screening;

import io.callgate.gateway.admission.Caller;

/** Decides on one call attempt: {@link Screening}, as the proxy sees it. */
@FunctionalInterface
public interface Judge {

    /** See {@link Screening#judge}. */
    void judge(Caller caller, long number, long epochSecond, Verdict verdict);
}
