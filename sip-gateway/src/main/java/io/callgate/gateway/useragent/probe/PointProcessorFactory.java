package io.callgate.gateway.useragent.probe;

import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.MessageProcessorFactory;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.net.InetAddress;

/** Has a stack speak through the gateway's sockets in place of its own. Made by it, by name. */
public final class PointProcessorFactory implements MessageProcessorFactory {

    @Override
    public MessageProcessor createMessageProcessor(SIPTransactionStack stack, InetAddress address,
            int port, String transport) {
        return new PointProcessor(stack, address, port, transport);
    }
}
