package io.callgate.gateway.transport;

/** Transports of RFC 3261 section 18 that are carried. */
public enum Transport {
    UDP("", 5060), TCP(";transport=tcp", 5060), TLS(";transport=tls", 5061);

    private final String uriParameter;
    private final int defaultPort;

    Transport(String uriParameter, int defaultPort) {
        this.uriParameter = uriParameter;
        this.defaultPort = defaultPort;
    }

    /** Whether the transport itself retransmits. */
    public boolean reliable() {
        return this != UDP;
    }

    /** What a sip URI of ours says of it; RFC 3261 26.2.2 deprecates tls, and everybody uses it. */
    public String uriParameter() {
        return uriParameter;
    }

    /** RFC 3261 19.1.2. */
    public int defaultPort() {
        return defaultPort;
    }
}
