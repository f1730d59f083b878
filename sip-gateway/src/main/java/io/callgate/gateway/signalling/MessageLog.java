package io.callgate.gateway.signalling;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages JAIN-SIP sends and receives, at TRACE only: they hold numbers of people. The stack
 * makes it by reflection; its default would need log4j and writes files of its own.
 */
public final class MessageLog implements ServerLogger {

    private static final Logger LOG =
            LoggerFactory.getLogger("io.callgate.gateway.jain-sip.messages");

    @Override
    public void logMessage(SIPMessage message, String from, String to, boolean sender, long time) {
        LOG.trace("{} -> {}\n{}", from, to, message);
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status,
            boolean sender, long time) {
        LOG.trace("{} -> {} {}\n{}", from, to, status, message);
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status,
            boolean sender) {
        LOG.trace("{} -> {} {}\n{}", from, to, status, message);
    }

    @Override
    public void logException(Exception cause) {
        LOG.warn("JAIN-SIP caught", cause);
    }

    @Override
    public void closeLogFile() {
        LOG.trace("JAIN-SIP stopped");
    }

    @Override
    public void setStackProperties(Properties settings) {
        LOG.trace("JAIN-SIP settings {}", settings);
    }

    @Override
    public void setSipStack(SipStack stack) {
        LOG.trace("JAIN-SIP stack {}", stack.getStackName());
    }
}
