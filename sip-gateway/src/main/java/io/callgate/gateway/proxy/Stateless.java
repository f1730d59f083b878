package io.callgate.gateway.proxy;

import io.callgate.gateway.proxy.route.Onward;
import io.callgate.gateway.proxy.route.ReturnPath;
import io.callgate.gateway.proxy.transaction.Invites;
import io.callgate.gateway.proxy.write.Arrival;
import io.callgate.gateway.proxy.write.Forwarder;
import io.callgate.gateway.transport.Wire;

/** Forwarding without memory (RFC 3261 16.11): requests inside a dialog, and what answers them. */
final class Stateless {

    private final Forwarder forwarder;
    private final Wire wire;
    private final ReturnPath returnPath;

    Stateless(Forwarder forwarder, Wire wire) {
        this.forwarder = forwarder;
        this.wire = wire;
        this.returnPath = new ReturnPath(wire);
    }

    /** @return false if the request could not be sent */
    boolean request(Arrival arrival, long key, Onward onward) {
        return forwarder.writeRequest(arrival, key, 0, onward)
                && wire.send(onward.next(), forwarder.bytes(), forwarder.length());
    }

    /** Sends a response where the Via below ours says. */
    void response(Arrival arrival) {
        boolean sent = returnPath.read(arrival.message)
                && forwarder.writeResponse(arrival.message)
                && wire.send(returnPath.hop(), forwarder.bytes(), forwarder.length());
        if (sent) {
            arrival.facts.answer = Invites.relayedStatus(arrival.message.status());
        } else {
            arrival.facts.discarded = "unreturnable-response";
        }
    }
}
