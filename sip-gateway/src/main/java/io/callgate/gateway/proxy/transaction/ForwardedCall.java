package io.callgate.gateway.proxy.transaction;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.carrier.Carrier;

/** The judged call that an INVITE begins, and the carrier it was last sent to. */
public record ForwardedCall(long number, Caller caller, Carrier carrier, long epochSecond) {

    /**
     * An INVITE of an established call: nothing of it is reported, and it goes to one place only.
     */
    public static final ForwardedCall NONE = null;

    ForwardedCall by(Carrier other) {
        return new ForwardedCall(number, caller, other, epochSecond);
    }
}
