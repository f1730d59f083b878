package io.callgate.cli.config;

import io.callgate.gateway.admission.Caller;
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
    /** As it was presented; "" if that is not known. */
    String presented = "";
    /** What became of it; {@link Judged#UNKNOWN} where that was not recorded. */
    Judged before = Judged.UNKNOWN;

    long numberFor(Caller by) {
        return dialled.isEmpty() ? number : by.canonicaliser().canonicalise(dialled);
    }
}
