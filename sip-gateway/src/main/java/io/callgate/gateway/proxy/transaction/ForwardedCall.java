package io.callgate.gateway.proxy.transaction;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.carrier.Carrier;
import io.callgate.gateway.carrier.Target;

/**
 * The judged call that an INVITE begins, and where it was last sent to.
 *
 * @param sips whether it may go by TLS only
 */
public record ForwardedCall(long number, Caller caller, Target target, long epochSecond,
        boolean sips) {

    /**
     * An INVITE of an established call: nothing of it is reported, and it goes to one place only.
     */
    public static final ForwardedCall NONE = null;

    ForwardedCall by(Target other) {
        return new ForwardedCall(number, caller, other, epochSecond, sips);
    }

    public Carrier carrier() {
        return target.carrier();
    }
}
