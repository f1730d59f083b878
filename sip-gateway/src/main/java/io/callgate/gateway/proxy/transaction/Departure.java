package io.callgate.gateway.proxy.transaction;

import io.callgate.gateway.message.Method;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.proxy.route.Onward;
import io.callgate.gateway.proxy.route.RouteToken;
import io.callgate.gateway.proxy.route.Routes;

/**
 * How an admitted call or text message leaves by a carrier: next hop, Request-URI and, of a call,
 * our entry in its route.
 */
public final class Departure {

    private final Routes routes;

    /** @param routes those of the INVITE at hand */
    public Departure(Routes routes) {
        this.routes = routes;
    }

    /** Fills in {@code onward} for the call's carrier. */
    public void plan(ForwardedCall call, SipMessage invite, Onward onward) {
        // Route values beyond ours go too: where a call leaves is not for the caller to say.
        onward.clear().to(call.target().hop()).cutRoutes(routes.count());
        onward.strip(call.carrier().strippedHeaders());
        if (invite.method() == Method.INVITE) {
            recordRoute(call, onward);
        }
        // An emergency service is called by its URN, not by a number: it passes as it came.
        if (invite.has(Part.URI_USER)) {
            call.carrier().writeUri(onward.requestUri(), call.number(), call.sips());
        }
    }

    private static void recordRoute(ForwardedCall call, Onward onward) {
        onward.recordRoute(new RouteToken.Admitted(call.number(), call.caller().name().hashCode(),
                call.carrier().name().hashCode(), call.epochSecond(),
                call.carrier().isNamed()));
    }
}
