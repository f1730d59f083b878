package io.callgate.gateway.useragent.probe;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import io.callgate.gateway.transport.ListeningPoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** A listening point of the gateway as JAIN-SIP sees it: no socket and no thread of its own. */
final class PointProcessor extends MessageProcessor {

    /** An OPTIONS of ours has a few hundred. */
    private static final int MESSAGE_BYTES_MAX = 8 * 1024;

    private static final int SIP_PORT = 5060;
    private static final int SIPS_PORT = 5061;

    private ListeningPoint local;
    private Outlet outlet;

    PointProcessor(SIPTransactionStack stack, InetAddress address, int port, String transport) {
        super(address, port, transport, stack);
    }

    void connect(ListeningPoint point, Outlet toNetwork) {
        local = point;
        outlet = toNetwork;
    }

    void send(InetSocketAddress to, byte[] message) {
        outlet.send(local, to, message);
    }

    @Override
    public SIPTransactionStack getSIPStack() {
        return sipStack;
    }

    /** The host is an IP address, which the JDK does not look up. */
    @Override
    public MessageChannel createMessageChannel(HostPort target) throws UnknownHostException {
        return createMessageChannel(target.getInetAddress(), target.getPort());
    }

    @Override
    public MessageChannel createMessageChannel(InetAddress target, int port) {
        return new PointChannel(this, target, port);
    }

    @Override
    public void start() {
        // The gateway's sockets have been bound.
    }

    @Override
    public void stop() {
        // They outlive the stack.
    }

    @Override
    public int getDefaultTargetPort() {
        return isSecure() ? SIPS_PORT : SIP_PORT;
    }

    @Override
    public boolean isSecure() {
        return getTransport().equalsIgnoreCase("tls");
    }

    @Override
    public int getMaximumMessageSize() {
        return MESSAGE_BYTES_MAX;
    }

    @Override
    public boolean inUse() {
        return true;
    }
}
