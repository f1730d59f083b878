package io.callgate.gateway.config;

import java.nio.file.Path;

/**
 * {@code sip}: timers and bounds of the proxy.
 *
 * @param t1Millis           RFC 3261 T1, estimate of the round trip; 500
 * @param ringTimeoutSeconds Timer C: longest wait for a final answer after a provisional one
 * @param drainTimeoutSeconds longest wait for calls in set-up at SIGTERM
 * @param callsInSetupMax    INVITE transactions at once; beyond: 503 with Retry-After
 * @param routeKeyFile       key of the Record-Route token, shared by the gateways of a group; made
 *                           on first start if absent, readable by the owner only
 */
public record SipConfig(int t1Millis, int ringTimeoutSeconds, int drainTimeoutSeconds,
        int callsInSetupMax, Path routeKeyFile) {
}
