package io.callgate.gateway.proxy.transaction;

import io.callgate.gateway.carrier.Carriers;
import io.callgate.gateway.carrier.Target;
import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.proxy.route.Onward;
import io.callgate.gateway.proxy.route.TransactionKeys;
import io.callgate.gateway.proxy.write.Arrival;
import io.callgate.gateway.transport.Hop;
import io.callgate.store.numbering.E164;
import java.util.Arrays;

/**
 * One INVITE on its way through the proxy: the server transaction towards the caller and the client
 * transaction towards the next hop, in one pooled record. Written by the loop thread only.
 */
public final class InviteTransaction {

    /** RFC 3261 17.1.1 and 17.2.1 with the Accepted state of RFC 6026, both sides in one. */
    enum State {
        FREE,
        /** Forwarded, nothing heard: Timers A and B run. */
        CALLING,
        /** A provisional response came: Timer C runs. */
        PROCEEDING,
        /**
         * A 2xx passed; retransmissions of INVITE are absorbed, further 2xx pass: Timers L and M.
         */
        ACCEPTED,
        /** A failure was sent to the caller, whose ACK is awaited: Timers G and H. */
        COMPLETED,
        /** The caller's ACK came; the next hop's retransmissions are acknowledged: Timer D. */
        CONFIRMED
    }

    State state = State.FREE;
    long key;
    Hop upstream;
    /** Where the caller's Via says that it listens, for when its stream is gone. */
    int upstreamPort;
    Hop downstream;
    /** Downstream, or how it would be spoken to were the request not too large for a datagram. */
    Hop planned;

    /** The INVITE as forwarded, kept until a final response; then our ACK to a failure. */
    byte[] request = Buffers.NONE;
    int requestLength;
    /** The INVITE as it arrived, kept while there is another carrier to try. */
    byte[] original = Buffers.NONE;
    int originalLength;
    /** The failure of an earlier attempt as the caller may hear it. */
    byte[] best = Buffers.NONE;
    int bestLength;
    /** As the carrier said it; 0 for none. */
    int bestStatus;
    /** Which attempt is under way, from 0. */
    int attempt;
    /** Where the attempts went, by number; filled when the first one is over. */
    Target[] tried = Carriers.NONE;
    /** An earlier attempt was answered while a later one was under way. */
    boolean overtaken;
    /** Nothing was heard for a while, and there was nowhere else to go: Timer B goes on. */
    boolean waitedFor;
    /** The last response sent to the caller, kept for retransmissions. */
    byte[] response = Buffers.NONE;
    int responseLength;

    /** The caller has cancelled. */
    boolean cancelled;
    /** An earlier attempt was declined everywhere (6xx) while a later one was under way. */
    boolean declined;
    /** Our CANCEL went out. */
    boolean cancelSent;

    /** Timers A, E (of our CANCEL) or G: when the next retransmission is due; MAX_VALUE: none. */
    long retransmitAtNanos;
    long retransmitIntervalNanos;
    /** Timers B, C, H, D, L, M: when this state ends. */
    long expiresAtNanos;

    /** What to report of the call, or {@link ForwardedCall#NONE}. */
    ForwardedCall call;

    /** Place in the timer wheel. */
    InviteTransaction wheelNext;
    InviteTransaction wheelPrevious;
    int wheelBucket = TimerWheel.NOT_IN_WHEEL;

    boolean inSetup() {
        return state == State.CALLING || state == State.PROCEEDING;
    }

    /** Whether the limit of calls in set-up does not count it. */
    boolean isEmergency() {
        return call != ForwardedCall.NONE && E164.isProtectedShort(call.number());
    }

    /** Whether it is a new call to this number, not finally answered yet. */
    public boolean calls(long number) {
        return inSetup() && call != ForwardedCall.NONE && call.number() == number;
    }

    /** Whether it is on its way, as far as is known: no hop that cannot be reached has ended it. */
    public boolean hasLeft() {
        return inSetup();
    }

    /** Timer C fired: the next hop was cancelled by us, not by the caller. */
    boolean timedOut() {
        return cancelSent && !isUnwanted();
    }

    /** Whether no answer to it but a 2xx is of use, and no further attempt is to be made. */
    boolean isUnwanted() {
        return cancelled || declined;
    }

    /** Whether its carrier was given less than Timer B to answer, because there are others. */
    boolean mayBeWaitedFor() {
        return state == State.CALLING && originalLength > 0 && !waitedFor;
    }

    /** Notes where the attempt under way went; the place for it is made once and kept. */
    void rememberTried() {
        if (tried.length == 0) {
            tried = new Target[TransactionKeys.ATTEMPTS_MAX];
        }
        tried[attempt] = call.target();
    }

    /** Where the request came from. */
    void cameFrom(Arrival arrival) {
        upstream = arrival.from;
        int port = arrival.message.topViaPort();
        upstreamPort = port == 0 ? upstream.transport().defaultPort() : port;
    }

    /** Where the request written last goes. */
    void sentBy(Onward onward) {
        downstream = onward.next();
        planned = onward.planned();
    }

    /** Whether the next hop's stream is for this request alone, which would go by datagram. */
    boolean isOverStream() {
        return downstream != planned;
    }

    /** Whether nothing can be said of the next hop yet: it answers datagrams, for all we know. */
    boolean waitsForItsStream() {
        return isOverStream() && downstream.isConnecting();
    }

    /** Fills in what every report of this call says. */
    void describe(CallFacts facts, SipMessage message) {
        facts.number = call.number();
        facts.callerIndex = call.caller().index();
        facts.caller = call.caller().name();
        facts.seller = call.caller().seller();
        facts.carrier = call.carrier().name();
        facts.callId(message.bytes(), message.start(Part.CALL_ID), message.end(Part.CALL_ID));
    }

    long dueAtNanos() {
        return Math.min(retransmitAtNanos, expiresAtNanos);
    }

    void clear() {
        state = State.FREE;
        key = TransactionKeys.NO_KEY;
        upstream = null;
        downstream = null;
        planned = null;
        requestLength = 0;
        responseLength = 0;
        originalLength = 0;
        bestLength = 0;
        bestStatus = 0;
        attempt = 0;
        Arrays.fill(tried, null);
        overtaken = false;
        waitedFor = false;
        cancelled = false;
        declined = false;
        cancelSent = false;
        call = ForwardedCall.NONE;
    }
}
