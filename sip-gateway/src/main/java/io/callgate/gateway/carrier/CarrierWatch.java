package io.callgate.gateway.carrier;

/** Told when a target goes down or comes up. On the loop thread; must not throw. */
public interface CarrierWatch {

    /** Tells nobody. */
    CarrierWatch NOBODY = (target, up) -> {
    };

    void changed(Target target, boolean up);
}
