package io.callgate.gateway.carrier;

import io.callgate.gateway.config.GatewayConfig.ProbeConfig;
import java.util.concurrent.TimeUnit;

/**
 * Whether a target answers, with hysteresis: so many failures in a row, and it is down; so many
 * successes in a row, and it is up again. Probes and calls count alike. A target that is not probed
 * is tried while it is down by one call in each interval. Written by the loop thread.
 */
final class Health {

    private final ProbeConfig config;
    private final long restNanos;
    private int failures;
    private int successes;
    /** When a call may try again whether it is still down. */
    private long trialAtNanos;
    /** Also read by the operator's port. */
    private volatile boolean up = true;

    Health(ProbeConfig config) {
        this.config = config;
        this.restNanos = TimeUnit.SECONDS.toNanos(config.intervalSeconds());
    }

    boolean isUp() {
        return up;
    }

    boolean mayTakeCall(long nowNanos) {
        return up || !config.on() && nowNanos - trialAtNanos >= 0;
    }

    /** A call goes there: if it is a trial, the next one waits. */
    void callBegins(long nowNanos) {
        if (!up) {
            trialAtNanos = nowNanos + restNanos;
        }
    }

    /** @return whether it has come up by this */
    boolean succeeded(long nowNanos) {
        failures = 0;
        if (up) {
            return false;
        }
        successes++;
        trialAtNanos = nowNanos;
        up = successes >= config.successes();
        return up;
    }

    /** @return whether it has gone down by this */
    boolean failed(long nowNanos) {
        successes = 0;
        failures++;
        trialAtNanos = nowNanos + restNanos;
        boolean goesDown = up && failures >= config.failures();
        if (goesDown) {
            up = false;
        }
        return goesDown;
    }
}
