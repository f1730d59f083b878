package io.callgate.gateway.carrier;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/** What became of the calls given to a carrier. Written by the loop thread, read by any. */
public final class CarrierCounts {

    /** The ways to fail that are told apart; every other status counts with its class. */
    public static final List<String> FAILURES = List.of("none", "3xx", "4xx", "5xx", "6xx",
            "403", "404", "408", "480", "484", "486", "487", "488", "500", "502", "503", "504",
            "600", "603", "607", "608");

    private static final int NO_ANSWER = 0;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final byte[] PLACES = places();

    private final AtomicLongArray failures = new AtomicLongArray(FAILURES.size());
    private volatile long attempts;
    private volatile long failovers;
    private volatile int callsLastSecond;
    private long secondBeganNanos;
    private long attemptsBefore;

    private static byte[] places() {
        byte[] places = new byte[700];
        for (int status = 300; status < places.length; status++) {
            int own = FAILURES.indexOf(Integer.toString(status));
            places[status] = (byte) (own >= 0 ? own : FAILURES.indexOf(status / 100 + "xx"));
        }
        return places;
    }

    void attempted() {
        attempts = attempts + 1;
    }

    void wentOn() {
        failovers = failovers + 1;
    }

    void unanswered() {
        count(NO_ANSWER);
    }

    /** With a final failure; the scanner lets no status above 699 through. */
    void failed(int status) {
        count(PLACES[status]);
    }

    private void count(int place) {
        failures.lazySet(place, failures.get(place) + 1);
    }

    /** Every few milliseconds. */
    void onTick(long nowNanos) {
        if (nowNanos - secondBeganNanos >= SECOND_NANOS) {
            secondBeganNanos = nowNanos;
            callsLastSecond = (int) (attempts - attemptsBefore);
            attemptsBefore = attempts;
        }
    }

    /** INVITEs sent to one of its addresses as the first or a further try of a call. */
    public long attempts() {
        return attempts;
    }

    /** Attempts after which the call went on to another address or carrier. */
    public long failovers() {
        return failovers;
    }

    /** @param failure one of {@link #FAILURES} */
    public long failures(String failure) {
        return failures.get(FAILURES.indexOf(failure));
    }

    /** Attempts in the last whole second. */
    public int callsLastSecond() {
        return callsLastSecond;
    }
}
