package io.callgate.gateway.carrier;

/** What may happen to the name of a carrier. */
public enum NameEvent {
    /** It leads somewhere, after it led nowhere. */
    FOUND,
    /** It leads to other addresses than before. */
    MOVED,
    /** Nobody could say in time where it leads: the last answer is still used. */
    STALE,
    /** It leads nowhere: the carrier is down. */
    LOST
}
