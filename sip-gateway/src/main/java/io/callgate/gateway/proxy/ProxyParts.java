package io.callgate.gateway.proxy;

import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.admission.digest.Digest;
import io.callgate.gateway.carrier.Carriers;
import io.callgate.gateway.config.SipConfig;
import io.callgate.gateway.proxy.route.RouteKey;
import io.callgate.gateway.proxy.transaction.CallReports;
import io.callgate.gateway.screening.AttemptLog;
import io.callgate.gateway.screening.Judge;
import io.callgate.gateway.transport.Wire;
import java.util.function.BooleanSupplier;

/**
 * The rooms the proxy asks.
 *
 * @param recordsKept false when call records cannot be written and calls must wait for them
 * @param startedAt UTC in seconds; nothing is remembered of a call let through before
 */
public record ProxyParts(RouteKey key, SipConfig config, Wire wire, Callers callers,
        Digest digest, Carriers carriers, Judge judge, AttemptLog attempts,
        CallReports reports, BooleanSupplier recordsKept,
        long startedAt) {
}
