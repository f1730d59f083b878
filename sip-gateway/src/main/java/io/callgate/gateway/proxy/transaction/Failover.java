package io.callgate.gateway.proxy.transaction;

import io.callgate.gateway.carrier.Carriers;
import io.callgate.gateway.carrier.Target;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.message.edit.ByteWriter;
import io.callgate.gateway.proxy.route.CallsUp;
import io.callgate.gateway.proxy.route.Onward;
import io.callgate.gateway.proxy.route.RouteToken;
import io.callgate.gateway.proxy.route.Routes;
import io.callgate.gateway.proxy.route.TransactionKeys;
import io.callgate.gateway.proxy.write.Arrival;
import io.callgate.gateway.proxy.write.Derived;
import io.callgate.gateway.proxy.write.Forwarder;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Wire;
import io.callgate.store.numbering.E164;

/**
 * Serial forking (RFC 3261 16.7 step 6 note: a proxy may try another location on a failure that is
 * the element's, not the callee's), and what each attempt tells of its carrier. Each attempt has a
 * branch of its own, told apart by its last digit. Loop thread only.
 */
public final class Failover {

    private final Carriers carriers;
    private final Departure departure;
    private final Routes routes;
    private final CallsUp callsUp;
    private final Forwarder forwarder;
    private final Wire wire;
    /** Of CANCEL to attempts that another has taken over from. */
    private final Repeats repeats;
    private final Derived derived = new Derived();
    private final Onward onward = new Onward();
    private final ByteWriter uri = new ByteWriter(512);
    /** The INVITE as it arrived, met again. */
    private final Arrival again = new Arrival();

    public Failover(Carriers carriers, Routes routes, RouteToken token, Forwarder forwarder,
            Wire wire, Repeats repeats) {
        this.carriers = carriers;
        this.departure = new Departure(routes);
        this.routes = routes;
        this.callsUp = new CallsUp(carriers, token);
        this.forwarder = forwarder;
        this.wire = wire;
        this.repeats = repeats;
    }

    /** Whether the INVITE may be needed again as it came. */
    boolean hasNext(ForwardedCall call) {
        return call != ForwardedCall.NONE && carriers.hasAlternatives();
    }

    /**
     * The carrier tried now has failed the call, which is counted; whether by this status it, not
     * the called party, cannot take it.
     */
    boolean blames(InviteTransaction invite, int status) {
        if (invite.call == ForwardedCall.NONE) {
            return false;
        }
        carriers.failed(invite.call.target(), status);
        return invite.call.carrier().failsOver(status);
    }

    /**
     * Writes the INVITE for the next carrier into the forwarder, and notes it in the transaction.
     *
     * @return false if there is none left, or the caller has given up
     */
    boolean next(InviteTransaction invite, long nowNanos) {
        boolean over = invite.isUnwanted() || invite.cancelSent || invite.originalLength == 0
                || invite.attempt + 1 == TransactionKeys.ATTEMPTS_MAX;
        if (over) {
            return false;
        }
        invite.rememberTried();
        Target target = carriers.choose(E164.isProtectedShort(invite.call.number()),
                invite.call.sips(), invite.tried, invite.attempt + 1, nowNanos);
        if (target == null) {
            return false;
        }
        carriers.wentOn(invite.call.target());
        again.message.scan(invite.original, invite.originalLength);
        again.from = invite.upstream;
        routes.read(again.message);
        invite.call = invite.call.by(target);
        invite.attempt++;
        invite.waitedFor = false;
        departure.plan(invite.call, again.message, onward);
        boolean written = forwarder.writeRequest(again, invite.key, invite.attempt, onward);
        invite.sentBy(onward);
        return written;
    }

    /** The carrier of an attempt has answered: it is there. */
    void heard(InviteTransaction invite, int attempt, long nowNanos) {
        if (invite.call != ForwardedCall.NONE) {
            carriers.answered(targetOf(invite, attempt), nowNanos);
        }
    }

    /**
     * The carrier tried now has not answered, or cannot be reached; one that is only not reached
     * by a stream yet, for the size of this INVITE, is not blamed.
     */
    void unheard(InviteTransaction invite, long nowNanos) {
        if (invite.call != ForwardedCall.NONE && !invite.waitsForItsStream()) {
            carriers.unanswered(invite.call.target(), nowNanos);
        }
    }

    /** The call has an answer: it is the carrier's until its BYE. An INVITE inside one has, too. */
    void established(InviteTransaction invite, SipMessage answer, long nowNanos) {
        if (invite.call != ForwardedCall.NONE) {
            callsUp.begins(invite.call.target(), answer, nowNanos);
        } else {
            callsUp.refreshed(answer, invite.downstream.remote().getAddress());
        }
    }

    /** The call has failed, or was cancelled. */
    void failed(InviteTransaction invite) {
        if (invite.call != ForwardedCall.NONE) {
            carriers.callEnded(invite.call.target());
        }
    }

    /**
     * The carrier of an earlier attempt has answered the call after all: it is its call now. RFC
     * 3261 16.7 step 10: what else was tried is cancelled once it can be, 9.1.
     */
    void overtakenBy(InviteTransaction invite, int attempt, long nowNanos) {
        if (invite.state == InviteTransaction.State.PROCEEDING) {
            again.message.scan(invite.request, invite.requestLength);
            derived.writeCancel(again.message);
            repeats.cancel(TransactionKeys.ofCancel(invite.key, invite.attempt),
                    invite.downstream, derived, nowNanos);
        }
        Target late = targetOf(invite, attempt);
        carriers.callEnded(invite.call.target());
        carriers.callTaken(late, nowNanos);
        invite.rememberTried();
        invite.call = invite.call.by(late);
        invite.overtaken = true;
    }

    private static Target targetOf(InviteTransaction invite, int attempt) {
        // The keyed hash does not cover the digit: a carrier can make up an attempt of ours.
        boolean earlier = attempt < invite.attempt || invite.overtaken && attempt <= invite.attempt;
        return earlier ? invite.tried[attempt] : invite.call.target();
    }

    /**
     * Ends an attempt that another has taken over from, whose carrier answers after all: CANCEL
     * while it rings, ACK when it has failed.
     */
    void dismiss(Arrival arrival, InviteTransaction invite, int attempt) {
        SipMessage response = arrival.message;
        Target target = targetOf(invite, attempt);
        Hop way = wayOf(arrival, target);
        uri.clear();
        target.carrier().writeUri(uri, invite.call.number(), invite.call.sips());
        long cancelKey = TransactionKeys.ofCancel(invite.key, attempt);
        if (response.status() < 200) {
            derived.writeCancel(response, uri);
            repeats.cancel(cancelKey, way, derived, arrival.nowNanos);
        } else {
            repeats.answered(cancelKey, response.status());
            derived.writeAck(response, uri);
            wire.send(way, derived.bytes(), derived.length());
        }
    }

    /**
     * RFC 3261 9.1, 17.1.1.3: CANCEL and ACK go where the INVITE went, whose Via they bear: by the
     * stream that its answer came by, if it was too large for a datagram.
     */
    private static Hop wayOf(Arrival arrival, Target target) {
        boolean byStream = arrival.from.transport().reliable();
        return byStream && !target.hop().transport().reliable() ? arrival.from : target.hop();
    }
}
