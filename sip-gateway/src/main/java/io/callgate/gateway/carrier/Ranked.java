package io.callgate.gateway.carrier;

/** What is chosen by priority, then by weight (RFC 2782). */
interface Ranked {

    /** The lowest number first. */
    int priority();

    /** Share of the calls among equals of one priority; above 0. */
    int weight();
}
