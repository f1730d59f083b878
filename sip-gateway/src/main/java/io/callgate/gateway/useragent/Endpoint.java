package io.callgate.gateway.useragent;

import gov.nist.javax.sip.EventScanner;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import java.util.EventObject;
import java.util.Iterator;
import java.util.Properties;
import java.util.TooManyListenersException;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.address.AddressFactory;
import javax.sip.header.HeaderFactory;
import javax.sip.message.MessageFactory;

/** One JAIN-SIP stack on one loopback port, UDP and TCP. */
final class Endpoint implements AutoCloseable {

    static final String HOST = "127.0.0.1";

    final AddressFactory addresses = new AddressFactoryImpl();
    final HeaderFactory headers = new HeaderFactoryImpl();
    final MessageFactory messages = new MessageFactoryImpl();
    final SipProvider provider;
    private final SipStackImpl stack;

    Endpoint(String name, int port) throws SipException {
        stack = new SipStackImpl(settings(name));
        try {
            provider = stack.createSipProvider(
                    stack.createListeningPoint(HOST, port, ListeningPoint.UDP));
            provider.addListeningPoint(
                    stack.createListeningPoint(HOST, port, ListeningPoint.TCP));
            // Every dialog is asked for by name, so that nothing is answered behind our back.
            provider.setAutomaticDialogSupportEnabled(false);
        } catch (InvalidArgumentException cause) {
            stop(stack);
            throw new SipException("port " + port + " of " + HOST + " cannot be used", cause);
        }
    }

    /** Once; what arrives before is dropped by the stack. */
    void deliverTo(SipListener listener) throws SipException {
        try {
            provider.addSipListener(listener);
        } catch (TooManyListenersException cause) {
            throw new SipException("an endpoint has one listener", cause);
        }
    }

    OutboundRouter router() {
        return (OutboundRouter) stack.getRouter();
    }

    Trace trace() {
        return ((WireTap) stack.getNetworkLayer()).trace();
    }

    @Override
    public void close() {
        stop(stack);
    }

    private static Properties settings(String name) {
        Properties settings = new Properties();
        settings.setProperty("javax.sip.STACK_NAME", name);
        settings.setProperty("javax.sip.ROUTER_PATH", OutboundRouter.class.getName());
        settings.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
        settings.setProperty("gov.nist.javax.sip.AUTOMATIC_DIALOG_ERROR_HANDLING", "false");
        settings.setProperty("gov.nist.javax.sip.STACK_LOGGER", StackLog.class.getName());
        settings.setProperty("gov.nist.javax.sip.SERVER_LOGGER", MessageLog.class.getName());
        settings.setProperty("gov.nist.javax.sip.NETWORK_LAYER", WireTap.class.getName());
        settings.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
        // Otherwise a thread for each datagram, and messages of one call overtake each other.
        settings.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "1");
        return settings;
    }

    /**
     * The stack sleeps a second in stop, which an interrupt cuts short, and leaves its event thread
     * waiting for an event for ever, which one more event ends.
     */
    private static void stop(SipStackImpl stack) {
        EventScanner scanner = stack.getEventScanner();
        Iterator<?> providers = stack.getSipProviders();
        Object source = providers.hasNext() ? providers.next() : stack;
        boolean wasInterrupted = Thread.interrupted();
        Thread.currentThread().interrupt();
        stack.stop();
        Thread.interrupted();
        scanner.addEvent(new EventWrapper(new EventObject(source), null));
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
