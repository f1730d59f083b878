package io.callgate.gateway.signalling;

import java.util.Properties;

/** How every JAIN-SIP stack of ours is set up; its defaults are not fit for use. */
public final class StackSettings {

    /** JAIN-SIP's parser is quadratic in places: 8 KiB take milliseconds, 64 KiB over a second. */
    private static final int MESSAGE_BYTES_MAX = 8 * 1024;

    /** Seconds until a transaction whose listener never answers is given up: 64 * T1. */
    private static final int ANSWER_SECONDS_MAX = 32;

    private StackSettings() {
    }

    /**
     * Settings of a new stack.
     *
     * @param stackName name that no other stack of this process bears: stacks of one name are one
     */
    public static Properties of(String stackName) {
        Properties settings = new Properties();
        settings.setProperty("javax.sip.STACK_NAME", stackName);
        // Without these two the stack looks for log4j, which is not here, and cannot be loaded.
        settings.setProperty("gov.nist.javax.sip.STACK_LOGGER", StackLog.class.getName());
        settings.setProperty("gov.nist.javax.sip.SERVER_LOGGER", MessageLog.class.getName());
        settings.setProperty("javax.sip.ROUTER_PATH", LiteralRouter.class.getName());
        // Switched on by default: the stack would answer 482 by itself.
        settings.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
        settings.setProperty("gov.nist.javax.sip.AUTOMATIC_DIALOG_ERROR_HANDLING", "false");
        // Otherwise one slow call-back holds up every other message of the stack.
        settings.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
        settings.setProperty("gov.nist.javax.sip.MAX_LISTENER_RESPONSE_TIME",
                Integer.toString(ANSWER_SECONDS_MAX));
        settings.setProperty("gov.nist.javax.sip.MAX_MESSAGE_SIZE",
                Integer.toString(MESSAGE_BYTES_MAX));
        return settings;
    }
}
