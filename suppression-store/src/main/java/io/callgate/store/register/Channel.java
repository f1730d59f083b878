package io.callgate.store.register;

import java.util.Locale;

/**
 * How a seller may reach a person; {@link #VOICE} records decide calls, {@link #MESSAGE} records
 * text messages, the others only stand on record.
 */
public enum Channel {
    VOICE, MESSAGE, EMAIL, POST;

    /** As typed on the command line and as stored. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for any other word */
    public static Channel ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
