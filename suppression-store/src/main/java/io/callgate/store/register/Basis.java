package io.callgate.store.register;

import java.util.Locale;

/** Why a seller may call a person whom a registry or the want of consent would protect. */
public enum Basis {
    /** A contract is running, and the call is about it. */
    CONTRACT,
    /** The person asked to be called back. */
    CALLBACK,
    /** A subscription to a newspaper or magazine is offered. */
    PRESS;

    /** As typed on the command line and as stored. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for any other word */
    public static Basis ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
