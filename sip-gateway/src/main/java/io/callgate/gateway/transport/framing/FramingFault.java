package io.callgate.gateway.transport.framing;

/** Why bytes from a peer are not one SIP message. */
public enum FramingFault {
    /** Datagram as large as the buffer: its end is lost. */
    TRUNCATED,
    /** Message larger than SipMessage.BYTES_MAX. */
    OVERSIZED,
    /** A stream message without a usable Content-Length (RFC 3261 18.3), or head without an end. */
    OUT_OF_STEP
}
