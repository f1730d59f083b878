package io.callgate.gateway.admin;

import io.callgate.gateway.carrier.CarrierStatus;
import java.util.List;

/**
 * What the operator's port asks of the gateway, each time somebody asks the port. Called by any of
 * its threads.
 */
public interface ObservedGateway {

    /**
     * Whether a probe went through the pipeline, behind the messages that were there; false after
     * a bounded wait.
     */
    boolean answersProbe();

    /**
     * Why no new calls should be sent here, as stable words such as {@code draining} or {@code
     * index-not-loaded}; empty when they may come.
     */
    List<String> notReadyBecause();

    GatewayStatus status();

    /** Takes no new calls any more, but emergency ones, or takes them again. */
    void drain(boolean drained);

    /**
     * Reads the configuration again.
     *
     * @return why nothing was changed; empty if it is in force
     */
    List<String> reload();

    /** In the order in which they are tried. */
    List<CarrierStatus> carriers();

    /**
     * Gives a carrier no new calls any more, or gives it calls again.
     *
     * @return false if no carrier has this name
     */
    boolean drainCarrier(String name, boolean drained);
}
