package io.callgate.gateway.useragent;

import gov.nist.core.StackLogger;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What JAIN-SIP logs, at SLF4J's debug level: it calls errors what a peer may send at any time, and
 * what matters of a call shows in the call. Made by the stack, by name.
 */
public final class StackLog implements StackLogger {

    private static final Logger LOG = LoggerFactory.getLogger("io.callgate.jain-sip");

    @Override
    public boolean isLoggingEnabled() {
        return LOG.isDebugEnabled();
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        return level <= TRACE_WARN ? LOG.isDebugEnabled() : LOG.isTraceEnabled();
    }

    @Override
    public void logFatalError(String text) {
        LOG.debug(text);
    }

    @Override
    public void logError(String text) {
        LOG.debug(text);
    }

    @Override
    public void logError(String text, Exception cause) {
        LOG.debug(text, cause);
    }

    @Override
    public void logException(Throwable cause) {
        LOG.debug("exception in the stack", cause);
    }

    @Override
    public void logWarning(String text) {
        LOG.debug(text);
    }

    @Override
    public void logInfo(String text) {
        LOG.trace(text);
    }

    @Override
    public void logDebug(String text) {
        LOG.trace(text);
    }

    @Override
    public void logDebug(String text, Exception cause) {
        LOG.trace(text, cause);
    }

    @Override
    public void logTrace(String text) {
        LOG.trace(text);
    }

    @Override
    public void logStackTrace() {
        // Marks a place for the stack's authors.
    }

    @Override
    public void logStackTrace(int level) {
        // Marks a place for the stack's authors.
    }

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void disableLogging() {
        // Levels are SLF4J's.
    }

    @Override
    public void enableLogging() {
        // Levels are SLF4J's.
    }

    @Override
    public void setBuildTimeStamp(String stamp) {
        // Not of interest.
    }

    @Override
    public void setStackProperties(Properties properties) {
        // None concern this class.
    }

    @Override
    public String getLoggerName() {
        return LOG.getName();
    }
}
