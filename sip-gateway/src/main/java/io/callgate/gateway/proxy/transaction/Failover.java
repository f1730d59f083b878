package io.callgate.gateway.proxy.transaction;

import io.callgate.gateway.carrier.Carrier;
import io.callgate.gateway.carrier.Carriers;
import io.callgate.gateway.message.ByteWriter;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.proxy.route.Onward;
import io.callgate.gateway.proxy.route.Routes;
import io.callgate.gateway.proxy.route.TransactionKeys;
import io.callgate.gateway.proxy.write.Arrival;
import io.callgate.gateway.proxy.write.Derived;
import io.callgate.gateway.proxy.write.Forwarder;
import io.callgate.gateway.transport.Wire;

/**
 * Serial forking to the next carrier by priority (RFC 3261 16.7 step 6 note: a proxy may try
 * another
 * location on a failure that is the element's, not the callee's). Each attempt has a branch of its
 * own, told apart by its last digit. Loop thread only.
 */
public final class Failover {

    private final Carriers carriers;
    private final Departure departure;
    private final Routes routes;
    private final Forwarder forwarder;
    private final Wire wire;
    private final Derived derived = new Derived();
    private final Onward onward = new Onward();
    private final ByteWriter uri = new ByteWriter(512);
    /** The INVITE as it arrived, met again. */
    private final Arrival again = new Arrival();

    public Failover(Carriers carriers, Routes routes, Forwarder forwarder, Wire wire) {
        this.carriers = carriers;
        this.departure = new Departure(routes);
        this.routes = routes;
        this.forwarder = forwarder;
        this.wire = wire;
    }

    /** Whether the INVITE may be needed again as it came. */
    boolean hasNext(ForwardedCall call) {
        return call != ForwardedCall.NONE && carriers.after(call.carrier()).isPresent();
    }

    /** What says that this carrier, not the called party, cannot take the call. */
    static boolean blames(int status) {
        return switch (status) {
            case 408, 500, 502, 503, 504 -> true;
            default -> false;
        };
    }

    /**
     * Writes the INVITE for the next carrier into the forwarder, and notes it in the transaction.
     *
     * @return false if there is none left, or the caller has given up
     */
    boolean next(InviteTransaction invite) {
        boolean over = invite.cancelled || invite.cancelSent || invite.originalLength == 0
                || invite.attempt + 1 == TransactionKeys.ATTEMPTS_MAX;
        if (over) {
            return false;
        }
        Carrier carrier = carriers.after(invite.call.carrier()).orElse(null);
        if (carrier == null) {
            return false;
        }
        again.message.scan(invite.original, invite.originalLength);
        again.from = invite.upstream;
        routes.read(again.message);
        invite.call = invite.call.by(carrier);
        invite.attempt++;
        departure.plan(invite.call, again.message, onward);
        invite.downstream = onward.next();
        return forwarder.writeRequest(again, invite.key, invite.attempt, onward);
    }

    /**
     * Ends an attempt that another has taken over from, whose carrier answers after all: CANCEL
     * while it rings, ACK when it has failed.
     */
    void dismiss(SipMessage response, InviteTransaction invite, int attempt) {
        if (attempt > invite.attempt) {
            // The keyed hash does not cover the digit: a carrier made up an attempt of ours.
            return;
        }
        Carrier late = carriers.all().get(attempt);
        uri.clear();
        Departure.writeUri(uri, invite.call.number(), late);
        if (response.status() < 200) {
            derived.writeCancel(response, uri);
        } else {
            derived.writeAck(response, uri);
        }
        wire.send(late.hop(), derived.bytes(), derived.length());
    }
}
