package io.callgate.gateway.carrier;

import java.time.Instant;

/**
 * What the last probe of a target found.
 *
 * @param status of the answer, 0: there was none in time
 * @param millis until the answer, or until the time was up
 */
public record LastProbe(Instant at, int status, long millis) {

    private static final int SERVICE_UNAVAILABLE = 503;

    /** Any answer shows that it is there; by 503 it says itself that it takes no calls. */
    boolean isSuccess() {
        return status != 0 && status != SERVICE_UNAVAILABLE;
    }
}
