package io.callgate.gateway.transport;

/** Transports of RFC 3261 section 18 that are carried. */
public enum Transport {
    UDP, TCP;

    /** Whether the transport itself retransmits. */
    public boolean reliable() {
        return this != UDP;
    }
}
