package io.callgate.gateway.proxy.write;

import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;

/**
 * One message as it meets the proxy: the scanned bytes, where they came from, when, and where to
 * report what became of them. One instance, pointed anew at each message; loop thread only.
 */
public final class Arrival {

    public final SipMessage message = new SipMessage();
    public Hop from;
    /** The sender is neither a caller nor a carrier. */
    public boolean fromStranger;
    /** A stranger by its address, it proved a password before. */
    public boolean proved;
    public CallFacts facts;
    /** {@link System#nanoTime} when the message was handed over. */
    public long nowNanos;
    /** UTC, read once a turn. */
    public long epochMillis;

    /** Whether it came by TLS. */
    public boolean isSecured() {
        return from.transport() == Transport.TLS;
    }

    public long epochSecond() {
        return epochMillis / 1000;
    }
}
