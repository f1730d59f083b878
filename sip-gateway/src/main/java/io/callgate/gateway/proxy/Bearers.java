package io.callgate.gateway.proxy;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.carrier.Carriers;
import io.callgate.gateway.proxy.route.DialogRoute;
import io.callgate.gateway.proxy.route.RouteToken;
import io.callgate.gateway.proxy.write.Answer;
import io.callgate.gateway.proxy.write.Answers;
import io.callgate.gateway.proxy.write.Arrival;
import io.callgate.gateway.transport.Hop;
import java.net.InetAddress;

/**
 * Whether a request inside a call comes from who may send it. Every element of the call reads the
 * token, so the token alone does not make its bearer the caller; nor is a caller the callee because
 * it has put the tags the other way round. Loop thread only.
 */
final class Bearers {

    private final Callers callers;
    private final Carriers carriers;
    private final DialogRoute route;
    private final DigestGate gate;
    private final Answers answers;

    Bearers(Callers callers, Carriers carriers, DialogRoute route, DigestGate gate,
            Answers answers) {
        this.callers = callers;
        this.carriers = carriers;
        this.route = route;
        this.gate = gate;
        this.answers = answers;
    }

    /** Whether the request goes on; answers it if not. */
    boolean admit(Arrival arrival, long key) {
        boolean admitted = route.bearer() == RouteToken.Bearer.CALLER
                ? isSentByTheCaller(arrival, key)
                : !isCallerPosingAsCallee(arrival.from) || refuse(arrival, key);
        arrival.fromStranger &= !admitted;
        return admitted;
    }

    private boolean isSentByTheCaller(Arrival arrival, long key) {
        if (isTheCaller(callers.recognise(arrival.from)) || cameFrom(arrival.from)) {
            return true;
        }
        if (!callers.roams(route.token().callerHash())) {
            return refuse(arrival, key);
        }
        // Who is known by password may have moved since, and proves itself again.
        return gate.admits(arrival, key)
                && (isTheCaller(gate.caller()) || refuse(arrival, key));
    }

    /** By name, as the token has it: after a reload it is another object. */
    private boolean isTheCaller(Caller sender) {
        return sender.name().hashCode() == route.token().callerHash();
    }

    /** Whether the token says that the call itself came from there, from whichever port. */
    private boolean cameFrom(Hop hop) {
        InetAddress address = hop.remote().getAddress();
        return route.token().origin()
                .filter(origin -> origin.getAddress().equals(address)).isPresent();
    }

    /** Carriers send from more addresses than calls go to; callers are known by theirs. */
    private boolean isCallerPosingAsCallee(Hop from) {
        return !carriers.isCarrier(from.remote().getAddress())
                && (callers.recognise(from) != callers.unknown() || cameFrom(from));
    }

    private boolean refuse(Arrival arrival, long key) {
        answers.answer(arrival, key, Answer.CALLER_UNKNOWN);
        return false;
    }
}
