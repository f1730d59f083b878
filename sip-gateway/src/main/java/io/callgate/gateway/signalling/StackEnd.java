package io.callgate.gateway.signalling;

import gov.nist.javax.sip.EventScanner;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.SipStackImpl;
import javax.sip.IOExceptionEvent;
import javax.sip.ListeningPoint;

/** Stops a JAIN-SIP stack, which does not quite stop by itself. */
public final class StackEnd {

    private StackEnd() {
    }

    /**
     * The stack sleeps a second in stop, which an interrupt cuts short, and leaves its event thread
     * waiting for an event for ever, which one more event ends.
     */
    public static void stop(SipStackImpl stack) {
        EventScanner scanner = stack.getEventScanner();
        boolean wasInterrupted = Thread.interrupted();
        Thread.currentThread().interrupt();
        stack.stop();
        Thread.interrupted();
        scanner.addEvent(new EventWrapper(
                new IOExceptionEvent(stack, "", 0, ListeningPoint.UDP), null));
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
