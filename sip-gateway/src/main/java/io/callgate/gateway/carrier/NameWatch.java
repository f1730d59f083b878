package io.callgate.gateway.carrier;

/** Told what happens to the name of a carrier. On the loop thread; must not throw. */
public interface NameWatch {

    void happened(NameEvent event, Carrier carrier);
}
