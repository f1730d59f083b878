package io.callgate.gateway.useragent;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;

/** JAIN-SIP's message log, silent: {@link WireTap} notes messages. Made by the stack, by name. */
public final class MessageLog implements ServerLogger {

    @Override
    public void logMessage(SIPMessage message, String from, String to, boolean sent, long time) {
        // See WireTap.
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status,
            boolean sent, long time) {
        // See WireTap.
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status,
            boolean sent) {
        // See WireTap.
    }

    @Override
    public void logException(Exception cause) {
        // StackLog has it too.
    }

    @Override
    public void closeLogFile() {
        // There is none.
    }

    @Override
    public void setSipStack(SipStack stack) {
        // Nothing is asked of it.
    }

    @Override
    public void setStackProperties(Properties properties) {
        // None concern this class.
    }
}
