package io.callgate.gateway.useragent;

import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import io.callgate.gateway.signalling.StackEnd;
import io.callgate.gateway.signalling.StackSettings;
import java.net.InetSocketAddress;
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

/** One JAIN-SIP stack on one address and port, UDP and TCP. */
final class Endpoint implements AutoCloseable {

    final AddressFactory addresses = new AddressFactoryImpl();
    final HeaderFactory headers = new HeaderFactoryImpl();
    final MessageFactory messages = new MessageFactoryImpl();
    final SipProvider provider;
    private final SipStackImpl stack;

    Endpoint(String name, InetSocketAddress local) throws SipException {
        String host = local.getAddress().getHostAddress();
        stack = new SipStackImpl(settings(name));
        try {
            provider = stack.createSipProvider(
                    stack.createListeningPoint(host, local.getPort(), ListeningPoint.UDP));
            provider.addListeningPoint(
                    stack.createListeningPoint(host, local.getPort(), ListeningPoint.TCP));
            // Every dialog is asked for by name, so that nothing is answered behind our back.
            provider.setAutomaticDialogSupportEnabled(false);
        } catch (InvalidArgumentException cause) {
            StackEnd.stop(stack);
            throw new SipException(host + ":" + local.getPort() + " cannot be used", cause);
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
        StackEnd.stop(stack);
    }

    private static Properties settings(String name) {
        Properties settings = StackSettings.of(name);
        settings.setProperty("javax.sip.ROUTER_PATH", OutboundRouter.class.getName());
        settings.setProperty("gov.nist.javax.sip.NETWORK_LAYER", WireTap.class.getName());
        // Otherwise a thread for each datagram, and messages of one call overtake each other.
        settings.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "1");
        return settings;
    }
}
