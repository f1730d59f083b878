package io.callgate.gateway.signalling;

import gov.nist.javax.sip.stack.HopImpl;
import java.util.List;
import java.util.ListIterator;
import javax.sip.ListeningPoint;
import javax.sip.SipException;
import javax.sip.SipStack;
import javax.sip.address.Hop;
import javax.sip.address.Router;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.RouteHeader;
import javax.sip.message.Request;

/**
 * Routes what a JAIN-SIP stack of ours sends: to its first Route, else to its Request-URI, which
 * must name an IP address. The stack's default router asks DNS on the calling thread and fails
 * beyond recovery on a Route that is not SIP. The stack makes it by reflection.
 */
public final class LiteralRouter implements Router {

    private static final int SIP_PORT = 5060;

    /** As JAIN-SIP demands; the outbound proxy is not used. */
    public LiteralRouter(SipStack stack, String outboundProxy) {
    }

    @Override
    public Hop getOutboundProxy() {
        return null;
    }

    /**
     * As JAIN-SIP demands: null where there is no way, as its own router has it.
     *
     * @deprecated by JAIN-SIP 1.2, in favour of {@link #getNextHop}
     */
    @Deprecated
    @Override
    public ListIterator<Hop> getNextHops(Request request) {
        try {
            return List.of(getNextHop(request)).listIterator();
        } catch (SipException noWay) {
            return null;
        }
    }

    @Override
    public Hop getNextHop(Request request) throws SipException {
        RouteHeader route = (RouteHeader) request.getHeader(RouteHeader.NAME);
        URI uri = route == null ? request.getRequestURI() : route.getAddress().getURI();
        if (!(uri instanceof SipURI sip) || sip.isSecure() || !isLiteral(sip.getHost())) {
            throw new SipException("no IP address to send to in " + uri);
        }
        int port = sip.getPort() > 0 ? sip.getPort() : SIP_PORT;
        String transport = sip.getTransportParam();
        return new HopImpl(sip.getHost(), port, transport == null ? ListeningPoint.UDP : transport);
    }

    private static boolean isLiteral(String host) {
        return host.startsWith("[") || host.indexOf(':') >= 0
                || host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }
}
