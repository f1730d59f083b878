package io.callgate.gateway.proxy;

import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.carrier.Carriers;
import io.callgate.gateway.config.SipConfig;
import io.callgate.gateway.screening.Screening;
import io.callgate.gateway.transport.Network;
import java.util.function.BooleanSupplier;

/**
 * The rooms the proxy asks.
 *
 * @param recordsKept false when call records cannot be written and calls must wait for them
 */
public record ProxyParts(RouteKey key, SipConfig config, Network network, Callers callers,
        Carriers carriers, Screening screening, CallReports reports, BooleanSupplier recordsKept) {
}
