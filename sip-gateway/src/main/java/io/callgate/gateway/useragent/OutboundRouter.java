package io.callgate.gateway.useragent;

import gov.nist.javax.sip.stack.HopImpl;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sip.ListeningPoint;
import javax.sip.SipException;
import javax.sip.SipStack;
import javax.sip.address.Hop;
import javax.sip.address.Router;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.CallIdHeader;
import javax.sip.header.RouteHeader;
import javax.sip.message.Request;

/**
 * Where a request leaves to: its first Route, else the proxy its call goes through, else its
 * Request-URI. No DNS: hosts are addresses. Made by the stack, by name.
 */
public final class OutboundRouter implements Router {

    private final Map<String, Hop> proxies = new ConcurrentHashMap<>();

    /** The constructor JAIN-SIP looks for; a proxy common to all calls is not used. */
    public OutboundRouter(SipStack stack, String proxy) {
    }

    void sendThrough(String callId, InetSocketAddress proxy, String transport) {
        proxies.put(callId, new HopImpl(proxy.getAddress().getHostAddress(), proxy.getPort(),
                transport));
    }

    void forget(String callId) {
        proxies.remove(callId);
    }

    @Override
    public Hop getNextHop(Request request) throws SipException {
        RouteHeader route = (RouteHeader) request.getHeader(RouteHeader.NAME);
        if (route != null) {
            return hopTo(route.getAddress().getURI());
        }
        String callId = ((CallIdHeader) request.getHeader(CallIdHeader.NAME)).getCallId();
        Hop proxy = proxies.get(callId);
        return proxy != null ? proxy : hopTo(request.getRequestURI());
    }

    @Override
    public Hop getOutboundProxy() {
        return null;
    }

    /** Never asked by the stack. */
    @Deprecated
    @Override
    public ListIterator<Hop> getNextHops(Request request) {
        return List.<Hop>of().listIterator();
    }

    private static Hop hopTo(URI uri) throws SipException {
        if (!(uri instanceof SipURI)) {
            throw new SipException(uri + " does not say where to send a request");
        }
        SipURI sip = (SipURI) uri;
        int port = sip.getPort() > 0 ? sip.getPort() : ListeningPoint.PORT_5060;
        String transport = sip.getTransportParam();
        return new HopImpl(sip.getHost(), port, transport == null ? ListeningPoint.UDP : transport);
    }
}
