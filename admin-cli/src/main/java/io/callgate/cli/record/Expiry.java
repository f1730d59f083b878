package io.callgate.cli.record;

import io.callgate.store.register.Event;
import java.time.Instant;

/** From when on a record no longer holds. */
final class Expiry {

    private Expiry() {
    }

    /** {@link Event#NEVER} of a record that has none. */
    static Instant of(Event event) {
        if (event instanceof Event.OptOutAdded optOut) {
            return optOut.expires();
        }
        if (event instanceof Event.ConsentGiven consent) {
            return consent.expires();
        }
        return event instanceof Event.ExemptionAdded exemption ? exemption.expires() : Event.NEVER;
    }
}
