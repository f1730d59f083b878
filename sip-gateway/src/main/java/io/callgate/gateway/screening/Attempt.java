package io.callgate.gateway.screening;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.admission.Campaigns;
import io.callgate.store.numbering.E164;
import io.callgate.store.register.Channel;

/**
 * The call attempt that is judged: what was read of it, and when. Pooled: whoever asks keeps one
 * and fills it anew for each question; nobody else keeps it.
 */
public final class Attempt {

    /** Of the seller's campaigns the call could not be told to be any. */
    public static final int CAMPAIGN_UNKNOWN = Campaigns.UNKNOWN;

    /** Nobody said what number the call would present, so no rule about it applies. */
    public static final long NOT_TOLD = Long.MIN_VALUE;

    private static final long[] NOTHING = {};

    public Caller caller;
    /** Place among the campaigns of the caller's seller in the configuration. */
    public int campaign = CAMPAIGN_UNKNOWN;
    /** The called number, an {@link E164} long, as {@link Caller#canonicaliser} understood it. */
    public long number;
    /** What the called person is shown, an {@link E164} long; NOT_UNDERSTOOD if no number. */
    public long presented = NOT_TOLD;
    /** What it presents besides: {@link #furtherCount} of {@link Campaigns#further}. */
    public long[] further = NOTHING;
    public int furtherCount;
    /** UTC time of the attempt. */
    public long epochSecond;
    /** VOICE, or MESSAGE for a text: whose opt-outs count. All else is judged alike. */
    public Channel channel = Channel.VOICE;
    /**
     * Whether it has been counted among the attempts to reach the number already: the carrier asked
     * the caller to place it once more, with a password for instance.
     */
    public boolean counted;
    /** Whether step 9 is left out: a file is cleaned for calls that are made later. */
    public boolean atAnyTime;

    /** Points this at a call of an unknown campaign, whose presented number nobody told. */
    public Attempt of(Caller from, long called, long atEpochSecond) {
        caller = from;
        campaign = CAMPAIGN_UNKNOWN;
        number = called;
        presented = NOT_TOLD;
        furtherCount = 0;
        counted = false;
        channel = Channel.VOICE;
        epochSecond = atEpochSecond;
        return this;
    }
}
