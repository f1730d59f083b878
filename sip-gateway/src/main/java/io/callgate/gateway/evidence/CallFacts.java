package io.callgate.gateway.evidence;

import io.callgate.gateway.screening.Retry;
import io.callgate.gateway.screening.Verdict;
import io.callgate.store.numbering.E164;
import io.callgate.store.register.Channel;

/**
 * What one turn of the call path has to report of a call. Pooled, one in each ring slot: the loop
 * thread fills it, the consumers behind it on the ring read it, nobody keeps it.
 */
public final class CallFacts {

    /** Longer Call-IDs are kept up to here; RFC 3261 sets no bound. */
    public static final int CALL_ID_MAX = 256;

    public final Verdict verdict = new Verdict();
    public final byte[] callId = new byte[CALL_ID_MAX];
    public int callIdLength;
    public CallEvent event = CallEvent.NONE;
    public CallEnd end = CallEnd.NOT_ENDED;
    /** VOICE, or MESSAGE: a text message, of which the same is reported as of a call. */
    public Channel channel = Channel.VOICE;
    /** UTC, milliseconds since the epoch, read once for the turn. */
    public long epochMillis;
    /** An {@link E164} long. */
    public long number;
    /** Of a number judged inside a call: the number of that call, likewise. */
    public long inside = E164.NOT_UNDERSTOOD;
    /** The number that the call presents, an E164 long; not positive if there is none. */
    public long presented;
    /** Place of the caller in the configuration, -1 when not recognised. */
    public int callerIndex = -1;
    public String caller = "";
    public String seller = "";
    public String campaign = "";
    public String carrier = "";
    /** Hash of how the called number was written. */
    public int spelling;
    /** Hash of where the call came from: the caller's address and our listening point. */
    public int trunk;
    /** Filled in behind the call path. */
    public Retry retry = Retry.NONE;
    /** Status code sent towards the sender of the request, 0 if none was. */
    public int answer;
    /** Why the message was dropped, as a stable word; "" if it was not. */
    public String discarded = "";
    /** Nanoseconds from reading the message to handing on the answer or the forwarded request. */
    public long handlingNanos;

    public CallFacts clear() {
        event = CallEvent.NONE;
        end = CallEnd.NOT_ENDED;
        channel = Channel.VOICE;
        callIdLength = 0;
        number = E164.NOT_UNDERSTOOD;
        inside = E164.NOT_UNDERSTOOD;
        presented = 0;
        callerIndex = -1;
        caller = "";
        seller = "";
        campaign = "";
        carrier = "";
        spelling = 0;
        trunk = 0;
        retry = Retry.NONE;
        answer = 0;
        discarded = "";
        handlingNanos = 0;
        return this;
    }

    public void callId(byte[] bytes, int start, int end) {
        callIdLength = Math.min(end - start, CALL_ID_MAX);
        System.arraycopy(bytes, start, callId, 0, callIdLength);
    }
}
