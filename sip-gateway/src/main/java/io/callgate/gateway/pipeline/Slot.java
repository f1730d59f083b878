package io.callgate.gateway.pipeline;

import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.transport.Hop;
import java.util.concurrent.CountDownLatch;

/** One place in the ring: a received message and what became of it. */
final class Slot {

    /** What stands in the place. */
    enum Kind {
        MESSAGE,
        /** No message: facts about a call, from a timer. */
        REPORT,
        /** No message: proof that the ring turns. */
        PROBE
    }

    /** A message of a call is a kilobyte or two; a slot that met a larger one stays larger. */
    private static final int BYTES_AT_FIRST = 2048;

    final CallFacts facts = new CallFacts();
    Kind kind = Kind.MESSAGE;
    byte[] bytes = new byte[BYTES_AT_FIRST];
    int length;
    Hop from;
    long arrivalNanos;
    CountDownLatch probe;

    Slot begin(Kind newKind) {
        kind = newKind;
        facts.clear();
        return this;
    }

    /** Room for a message; never more than {@link SipMessage#BYTES_MAX}. */
    byte[] room(int wanted) {
        if (bytes.length < wanted) {
            bytes = new byte[Math.min(Integer.highestOneBit(wanted - 1) * 2, SipMessage.BYTES_MAX)];
        }
        return bytes;
    }

    /** Lets go of what must not outlive the turn. */
    void release() {
        from = null;
        probe = null;
    }
}
