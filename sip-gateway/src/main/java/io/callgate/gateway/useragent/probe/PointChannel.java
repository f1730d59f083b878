package io.callgate.gateway.useragent.probe;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.RawMessageChannel;
import gov.nist.javax.sip.stack.SIPTransaction;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.ServerResponseInterface;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The way from a listening point to one peer. */
final class PointChannel extends MessageChannel implements RawMessageChannel {

    private final PointProcessor point;
    private final InetAddress peer;
    private final int peerPort;

    PointChannel(PointProcessor point, InetAddress peer, int peerPort) {
        this.point = point;
        this.messageProcessor = point;
        this.peer = peer;
        this.peerPort = peerPort;
    }

    @Override
    public void sendMessage(SIPMessage message) throws IOException {
        sendMessage(message, peer, peerPort);
    }

    @Override
    protected void sendMessage(byte[] message, InetAddress receiver, int receiverPort,
            boolean reconnect) {
        point.send(new InetSocketAddress(receiver, receiverPort), message);
    }

    /** An answer, made of the request and a status: the stack's own way of taking it in. */
    @Override
    public void processMessage(SIPMessage message) {
        message.setRemoteAddress(peer);
        message.setRemotePort(peerPort);
        message.setLocalAddress(point.getIpAddress());
        message.setLocalPort(point.getPort());
        message.setPeerPacketSourceAddress(peer);
        message.setPeerPacketSourcePort(peerPort);
        SIPResponse response = (SIPResponse) message;
        ServerResponseInterface taker = point.getSIPStack().newSIPServerResponse(response, this);
        if (taker == null) {
            return;
        }
        try {
            taker.processResponse(response, this);
        } finally {
            if (taker instanceof SIPTransaction transaction && !transaction.passToListener()) {
                transaction.releaseSem();
            }
        }
    }

    @Override
    public void close() {
        // The hop is the network's.
    }

    @Override
    public SIPTransactionStack getSIPStack() {
        return point.getSIPStack();
    }

    @Override
    public String getTransport() {
        return point.getTransport();
    }

    @Override
    public boolean isReliable() {
        return !getTransport().equalsIgnoreCase("udp");
    }

    @Override
    public boolean isSecure() {
        return point.isSecure();
    }

    @Override
    public String getPeerAddress() {
        return peer.getHostAddress();
    }

    @Override
    protected InetAddress getPeerInetAddress() {
        return peer;
    }

    @Override
    protected String getPeerProtocol() {
        return getTransport();
    }

    @Override
    public int getPeerPort() {
        return peerPort;
    }

    @Override
    public int getPeerPacketSourcePort() {
        return peerPort;
    }

    @Override
    public InetAddress getPeerPacketSourceAddress() {
        return peer;
    }

    @Override
    public String getKey() {
        return getKey(peer, peerPort, getTransport());
    }

    @Override
    public String getViaHost() {
        return point.getIpAddress().getHostAddress();
    }

    @Override
    public int getViaPort() {
        return point.getPort();
    }

    @Override
    public Via getViaHeader() {
        return point.getViaHeader();
    }
}
