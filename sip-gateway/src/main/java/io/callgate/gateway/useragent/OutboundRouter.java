package io.callgate.gateway.useragent;

import gov.nist.javax.sip.stack.HopImpl;
import io.callgate.gateway.signalling.LiteralRouter;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sip.SipException;
import javax.sip.SipStack;
import javax.sip.address.Hop;
import javax.sip.address.Router;
import javax.sip.header.CallIdHeader;
import javax.sip.message.Request;

/**
 * Where a request leaves to: while a call is set up, the proxy it goes through, if it has one; else
 * its first Route or its Request-URI. Made by the stack, by name.
 */
public final class OutboundRouter implements Router {

    private final Map<String, Hop> proxies = new ConcurrentHashMap<>();
    private final LiteralRouter literally;

    /** The constructor JAIN-SIP looks for; a proxy common to all calls is not used. */
    public OutboundRouter(SipStack stack, String proxy) {
        literally = new LiteralRouter(stack, proxy);
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
        String callId = ((CallIdHeader) request.getHeader(CallIdHeader.NAME)).getCallId();
        Hop proxy = proxies.get(callId);
        return proxy != null ? proxy : literally.getNextHop(request);
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
}
