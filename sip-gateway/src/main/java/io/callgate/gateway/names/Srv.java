package io.callgate.gateway.names;

/** A record of RFC 2782. */
record Srv(int priority, int weight, int port, String target) {

    /** The target that says: this service is decidedly not there. */
    static final String NOT_THERE = ".";
}
