package io.callgate.cli.config;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.screening.Attempt;
import io.callgate.store.numbering.E164;

/** One call of the past, to be judged again. Used anew for each; nobody keeps one. */
final class TrafficCall {

    String caller = "";
    String campaign = "";
    long epochSecond;
    /** As it was dialled; "" where only the number is known. */
    String dialled = "";
    /** The number, where it is not known how it was dialled. */
    long number = E164.NOT_UNDERSTOOD;
    /** As it was presented; "" if nothing was that can be read, or if a table does not say. */
    String presented = "";
    /** What became of it; {@link Judged#UNKNOWN} where that was not recorded. */
    Judged before = Judged.UNKNOWN;

    long numberFor(Caller by) {
        return dialled.isEmpty() ? number : by.canonicaliser().canonicalise(dialled);
    }

    /** A call record always tells what was presented, and be it nothing; a table may not. */
    long presentedBy(Caller by) {
        if (presented.isEmpty()) {
            return before == Judged.UNKNOWN ? Attempt.NOT_TOLD : E164.NOT_UNDERSTOOD;
        }
        return by.canonicaliser().canonicalise(presented);
    }
}
