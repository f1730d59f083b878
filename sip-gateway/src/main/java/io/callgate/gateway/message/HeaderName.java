package io.callgate.gateway.message;

import java.util.Arrays;

/** Headers the proxy reads, long and compact form alike; all others pass untouched as OTHER. */
public enum HeaderName {
    VIA("via", 'v'),
    FROM("from", 'f'),
    TO("to", 't'),
    CALL_ID("call-id", 'i'),
    CSEQ("cseq"),
    MAX_FORWARDS("max-forwards"),
    CONTENT_LENGTH("content-length", 'l'),
    CONTENT_TYPE("content-type", 'c'),
    CONTACT("contact", 'm'),
    ROUTE("route"),
    RECORD_ROUTE("record-route"),
    REFER_TO("refer-to", 'r'),
    REQUIRE("require"),
    PROXY_REQUIRE("proxy-require"),
    PROXY_AUTHORIZATION("proxy-authorization"),
    TIMESTAMP("timestamp"),
    OTHER("");

    private static final char NO_COMPACT_FORM = 0;
    private static final HeaderName[] ALL = values();
    private static final int LENGTH_MAX = 19;
    private static final HeaderName[][] BY_LENGTH = new HeaderName[LENGTH_MAX + 1][];

    static {
        for (int length = 0; length <= LENGTH_MAX; length++) {
            BY_LENGTH[length] = ofLength(length);
        }
    }

    private final byte[] lowerCase;
    private final char compact;

    HeaderName(String lowerCase) {
        this(lowerCase, NO_COMPACT_FORM);
    }

    HeaderName(String lowerCase, char compact) {
        this.lowerCase = Ascii.bytes(lowerCase);
        this.compact = compact;
    }

    private static HeaderName[] ofLength(int length) {
        return Arrays.stream(ALL)
                .filter(name -> name != OTHER && name.lowerCase.length == length)
                .toArray(HeaderName[]::new);
    }

    static HeaderName of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 1) {
            return ofCompact((char) Grammar.lower(bytes[from]));
        }
        if (length > LENGTH_MAX) {
            return OTHER;
        }
        for (HeaderName name : BY_LENGTH[length]) {
            if (Grammar.isWord(bytes, from, to, name.lowerCase)) {
                return name;
            }
        }
        return OTHER;
    }

    private static HeaderName ofCompact(char letter) {
        for (HeaderName name : ALL) {
            if (name.compact == letter) {
                return name;
            }
        }
        return OTHER;
    }
}
