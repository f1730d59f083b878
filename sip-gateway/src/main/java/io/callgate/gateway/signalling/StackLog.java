package io.callgate.gateway.signalling;

import gov.nist.core.StackLogger;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JAIN-SIP's own words, handed to SLF4J a level lower than the stack means them: it calls each
 * protocol error of a peer an error, and warns of settings that are as they should be. The stack
 * makes it by reflection.
 */
public final class StackLog implements StackLogger {

    private static final Logger LOG = LoggerFactory.getLogger("io.callgate.gateway.jain-sip");

    @Override
    public boolean isLoggingEnabled() {
        return LOG.isWarnEnabled();
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        if (level >= TRACE_TRACE) {
            return LOG.isTraceEnabled();
        }
        return level >= TRACE_WARN ? LOG.isDebugEnabled() : LOG.isWarnEnabled();
    }

    @Override
    public void logFatalError(String text) {
        LOG.error(text);
    }

    @Override
    public void logError(String text) {
        LOG.warn(text);
    }

    @Override
    public void logError(String text, Exception cause) {
        LOG.warn(text, cause);
    }

    @Override
    public void logException(Throwable cause) {
        LOG.warn("JAIN-SIP caught", cause);
    }

    @Override
    public void logWarning(String text) {
        LOG.debug(text);
    }

    @Override
    public void logInfo(String text) {
        LOG.debug(text);
    }

    @Override
    public void logDebug(String text) {
        LOG.debug(text);
    }

    @Override
    public void logDebug(String text, Exception cause) {
        LOG.debug(text, cause);
    }

    @Override
    public void logTrace(String text) {
        LOG.trace(text);
    }

    @Override
    public void logStackTrace() {
        logStackTrace(TRACE_TRACE);
    }

    @Override
    public void logStackTrace(int level) {
        if (LOG.isTraceEnabled()) {
            LOG.trace("JAIN-SIP was here", new Throwable());
        }
    }

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public String getLoggerName() {
        return LOG.getName();
    }

    /** Levels are SLF4J's business: the stack's wish to switch itself off or on is not followed. */
    @Override
    public void disableLogging() {
        LOG.trace("JAIN-SIP asks for silence");
    }

    @Override
    public void enableLogging() {
        LOG.trace("JAIN-SIP asks to be heard");
    }

    @Override
    public void setBuildTimeStamp(String stamp) {
        LOG.trace("JAIN-SIP built {}", stamp);
    }

    @Override
    public void setStackProperties(Properties settings) {
        LOG.trace("JAIN-SIP settings {}", settings);
    }
}
