package io.callgate.gateway.names;

/** How a question to name servers ends. */
public enum Said {
    /** There is what was asked for. */
    FOUND,
    /** There is not, says a server that knows. */
    NOTHING,
    /** No server could say. */
    UNKNOWN
}
