package io.callgate.gateway.message;

import java.util.Arrays;

/**
 * Request methods told apart; every other is {@link #OTHER} and is carried or refused by its class.
 */
public enum Method {
    INVITE, ACK, CANCEL, BYE, OPTIONS, PRACK, UPDATE, INFO, REFER, NOTIFY, SUBSCRIBE, MESSAGE,
    REGISTER, PUBLISH, OTHER;

    private static final Method[] ALL = values();

    private final byte[] word = Ascii.bytes(name());

    /** RFC 3261 7.1: methods are case-sensitive. */
    static Method of(byte[] bytes, int from, int to) {
        for (Method method : ALL) {
            if (method != OTHER && method.isAt(bytes, from, to)) {
                return method;
            }
        }
        return OTHER;
    }

    private boolean isAt(byte[] bytes, int from, int to) {
        return Arrays.equals(bytes, from, to, word, 0, word.length);
    }
}
