package io.callgate.gateway.proxy.transaction;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.proxy.route.TransactionKeys;
import io.callgate.gateway.screening.Decision;
import java.util.Arrays;

/**
 * Refusals of the last 32 s by transaction key, so that a retransmitted INVITE gets the answer the
 * first one got, even if a list was swapped in between, and is judged and counted once. And the
 * text messages that were let through, so that a retransmitted one goes where the first one went.
 *
 * <p>Four-way set-associative over flat arrays: 2^19 places are enough for 16,000 refusals a
 * second.
 * At the bound the oldest of four is forgotten; its retransmission would be judged anew. Loop
 * thread
 * only, allocates nothing once each place has been used.
 */
public final class RecentVerdicts {

    /** RFC 3261: 64 * T1, the time over UDP in which a request may be retransmitted. */
    static final long KEPT_NANOS = 32_000_000_000L;

    private static final Decision NOT_JUDGED = new Decision();
    private static final int WAYS = 4;
    private static final int PLACES = 1 << 19;
    private static final byte NOTHING_YET = 0;
    private static final byte SILENCE = 1;
    private static final byte ANSWER = 2;

    private final long[] keys = new long[PLACES];
    private final long[] expiresAtNanos = new long[PLACES];
    /** All there from the start, 20 MiB: made when first needed they would be garbage for hours. */
    private final Decision[] verdicts = new Decision[PLACES];

    /** Whose call it was: a repeated request is not asked for its credentials again. */
    private final Caller[] callers = new Caller[PLACES];
    /** Where a text message went, null of all else. */
    private final ForwardedCall[] forwarded = new ForwardedCall[PLACES];
    /** What came to it: nothing yet, nothing for long, an answer. */
    private final byte[] heard = new byte[PLACES];
    private int found;

    public RecentVerdicts() {
        Arrays.setAll(verdicts, place -> new Decision());
    }

    /** The verdict given to this transaction, or null. */
    public Decision find(long key, long nowNanos) {
        int first = firstWay(key);
        for (int place = first; place < first + WAYS; place++) {
            if (keys[place] == key && expiresAtNanos[place] - nowNanos > 0) {
                found = place;
                return verdicts[place];
            }
        }
        return null;
    }

    /** Whose call the verdict found last was about; null of what nobody judged. */
    public Caller callerOfFound() {
        return callers[found];
    }

    /** The text message let through that was found last, or {@link ForwardedCall#NONE}. */
    public ForwardedCall forwardedOfFound() {
        return forwarded[found];
    }

    public void remember(long key, Decision verdict, Caller caller, long nowNanos) {
        rememberForwarded(key, verdict, caller, ForwardedCall.NONE, nowNanos);
    }

    /** Remembers a text message that goes on. */
    public void rememberForwarded(long key, Decision verdict, ForwardedCall message,
            long nowNanos) {
        rememberForwarded(key, verdict, message.caller(), message, nowNanos);
    }

    private void rememberForwarded(long key, Decision verdict, Caller caller,
            ForwardedCall message, long nowNanos) {
        int place = oldestWay(firstWay(key));
        keys[place] = key;
        expiresAtNanos[place] = nowNanos + KEPT_NANOS;
        verdicts[place].copyFrom(verdict);
        callers[place] = caller;
        forwarded[place] = message;
        heard[place] = NOTHING_YET;
    }

    /** Whether the text message found last had no final answer before; from now on it has. */
    public boolean isFirstAnswer() {
        boolean first = heard[found] != ANSWER;
        heard[found] = ANSWER;
        return first;
    }

    /** Whether the text message found last has waited so long for an answer; true only once. */
    public boolean isFirstSilence(long patienceNanos, long nowNanos) {
        long waitedNanos = nowNanos - (expiresAtNanos[found] - KEPT_NANOS);
        boolean first = heard[found] == NOTHING_YET && waitedNanos >= patienceNanos;
        if (first) {
            heard[found] = SILENCE;
        }
        return first;
    }

    /** Whether the request came before; remembers it if not. For requests that nobody judges. */
    public boolean seenBefore(long key, long nowNanos) {
        if (find(key, nowNanos) != null) {
            return true;
        }
        remember(key, NOT_JUDGED, null, nowNanos);
        return false;
    }

    private int oldestWay(int first) {
        int oldest = first;
        for (int place = first; place < first + WAYS; place++) {
            if (keys[place] == TransactionKeys.NO_KEY) {
                return place;
            }
            if (expiresAtNanos[place] - expiresAtNanos[oldest] < 0) {
                oldest = place;
            }
        }
        return oldest;
    }

    /** The low bits index {@link TransactionTable}; the high ones serve here. */
    private static int firstWay(long key) {
        return (int) (key >>> 32) & PLACES - 1 & -WAYS;
    }
}
