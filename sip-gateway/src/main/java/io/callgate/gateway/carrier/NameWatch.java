package io.callgate.gateway.carrier;

/** Told what happens to the name of a carrier. On the loop thread; must not throw. */
public interface NameWatch {

    /** What may happen to the name of a carrier. */
    enum Event {
        /** It leads somewhere, after it led nowhere. */
        FOUND,
        /** It leads to other addresses than before. */
        MOVED,
        /** Nobody could say in time where it leads: the last answer is still used. */
        STALE,
        /** It leads nowhere: the carrier is down. */
        LOST
    }

    void happened(Event event, Carrier carrier);
}
