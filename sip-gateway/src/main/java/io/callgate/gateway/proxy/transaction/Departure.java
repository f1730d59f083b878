package io.callgate.gateway.proxy.transaction;

import io.callgate.gateway.carrier.Carrier;
import io.callgate.gateway.message.ByteWriter;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.proxy.route.Onward;
import io.callgate.gateway.proxy.route.RouteToken;
import io.callgate.gateway.proxy.route.Routes;
import io.callgate.store.numbering.E164;

/** How an admitted call leaves by a carrier: next hop, Request-URI and our entry in its route. */
public final class Departure {

    private static final byte[] SIP = {'s', 'i', 'p', ':'};

    private final Routes routes;

    /** @param routes those of the INVITE at hand */
    public Departure(Routes routes) {
        this.routes = routes;
    }

    /** Fills in {@code onward} for the call's carrier. */
    public void plan(ForwardedCall call, SipMessage invite, Onward onward) {
        // Route values beyond ours go too: where a call leaves is not for the caller to say.
        onward.clear().to(call.carrier().hop()).cutRoutes(routes.count());
        onward.recordRoute(new RouteToken.Admitted(call.number(), call.caller().name().hashCode(),
                call.carrier().name().hashCode(), call.epochSecond()));
        // An emergency service is called by its URN, not by a number: it passes as it came.
        if (invite.has(Part.URI_USER)) {
            writeUri(onward.requestUri(), call.number(), call.carrier());
        }
    }

    /** Nothing of what the caller wrote reaches the carrier but the number as we understood it. */
    static void writeUri(ByteWriter out, long number, Carrier carrier) {
        out.put(SIP);
        if (E164.isSubscriber(number)) {
            out.put('+');
        }
        out.putDecimal(Math.abs(number)).put(carrier.uriTail());
    }
}
