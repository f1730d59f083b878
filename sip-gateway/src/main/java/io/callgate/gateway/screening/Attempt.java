package io.callgate.gateway.screening;

import io.callgate.gateway.admission.Caller;
import io.callgate.store.numbering.E164;

/**
 * The call attempt that is judged: what was read of it, and when. Pooled: whoever asks keeps one
 * and fills it anew for each question; nobody else keeps it.
 */
public final class Attempt {

    /** Of the seller's campaigns the call could not be told to be any. */
    public static final int CAMPAIGN_UNKNOWN = -1;

    public Caller caller;
    /** Place among the campaigns of the caller's seller in the configuration. */
    public int campaign = CAMPAIGN_UNKNOWN;
    /** The called number, an {@link E164} long, as {@link Caller#canonicaliser} understood it. */
    public long number;
    /** What the called person is shown, an {@link E164} long; NOT_UNDERSTOOD if no number. */
    public long presented;
    /** UTC time of the attempt. */
    public long epochSecond;

    /** Points this at an attempt of an unknown campaign that presents no number. */
    public Attempt of(Caller from, long called, long atEpochSecond) {
        caller = from;
        campaign = CAMPAIGN_UNKNOWN;
        number = called;
        presented = E164.NOT_UNDERSTOOD;
        epochSecond = atEpochSecond;
        return this;
    }
}
