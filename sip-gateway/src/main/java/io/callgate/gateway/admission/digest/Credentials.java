package io.callgate.gateway.admission.digest;

import io.callgate.gateway.message.Ascii;
import java.util.Arrays;

/**
 * The parameters of one Proxy-Authorization value, as spans of its bytes. Strict: what RFC 3261
 * 25.1 does not allow, a parameter given twice, or an escape inside a value that is hashed makes it
 * unreadable, and unreadable credentials are none. A flyweight; allocates nothing.
 */
public final class Credentials {

    /** What Digest knows of; others are skipped. */
    enum Field {
        USERNAME("username"), REALM("realm"), NONCE("nonce"), URI("uri"), RESPONSE("response"),
        ALGORITHM("algorithm"), CNONCE("cnonce"), QOP("qop"), NC("nc");

        private final byte[] word;

        Field(String word) {
            this.word = Ascii.bytes(word);
        }
    }

    /** Digest needs nine; a peer that sends more than this is not understood. */
    static final int PARAMETERS_MAX = 16;
    /** A Request-URI, a realm, a user and a few hashes; longer is not understood. */
    static final int BYTES_MAX = 2_048;

    private static final Field[] FIELDS = Field.values();
    private static final byte[] DIGEST = Ascii.bytes("digest");
    private static final int ABSENT = -1;

    private final int[] starts = new int[FIELDS.length];
    private final int[] ends = new int[FIELDS.length];
    private byte[] bytes = {};
    private int at;
    private int to;

    /** Reads {@code source[from, end)}; false if it cannot be read, or is another scheme. */
    public boolean read(byte[] source, int from, int end) {
        Arrays.fill(starts, ABSENT);
        bytes = source;
        at = from;
        to = end;
        return end - from <= BYTES_MAX && readScheme() && readParameters();
    }

    private boolean readScheme() {
        int schemeEnd = at + DIGEST.length;
        boolean digest = schemeEnd < to && isWhite(bytes[schemeEnd])
                && Ascii.equalsIgnoreCase(bytes, at, schemeEnd, DIGEST);
        at = schemeEnd;
        return digest;
    }

    private boolean readParameters() {
        for (int count = 0; count < PARAMETERS_MAX; count++) {
            skipWhite();
            if (!readParameter()) {
                return false;
            }
            skipWhite();
            if (at == to) {
                return true;
            }
            if (bytes[at] != ',') {
                return false;
            }
            at++;
        }
        return false;
    }

    private boolean readParameter() {
        int nameStart = at;
        skipToken();
        int nameEnd = at;
        skipWhite();
        if (nameEnd == nameStart || at == to || bytes[at] != '=') {
            return false;
        }
        at++;
        skipWhite();
        if (at == to) {
            return false;
        }
        Field field = fieldOf(nameStart, nameEnd);
        return bytes[at] == '"' ? readQuoted(field) : readToken(field);
    }

    private boolean readQuoted(Field field) {
        int start = at + 1;
        at = start;
        boolean escaped = false;
        while (at < to && bytes[at] != '"') {
            boolean escape = bytes[at] == '\\';
            escaped |= escape;
            at += escape ? 2 : 1;
        }
        if (at >= to) {
            return false;
        }
        int end = at;
        at++;
        return field == null || !escaped && keep(field, start, end);
    }

    private boolean readToken(Field field) {
        int start = at;
        skipToken();
        return at > start && (field == null || keep(field, start, at));
    }

    private boolean keep(Field field, int start, int end) {
        boolean first = starts[field.ordinal()] == ABSENT;
        starts[field.ordinal()] = start;
        ends[field.ordinal()] = end;
        return first;
    }

    private Field fieldOf(int from, int end) {
        for (Field field : FIELDS) {
            if (Ascii.equalsIgnoreCase(bytes, from, end, field.word)) {
                return field;
            }
        }
        return null;
    }

    private void skipToken() {
        while (at < to && isToken(bytes[at])) {
            at++;
        }
    }

    private void skipWhite() {
        while (at < to && isWhite(bytes[at])) {
            at++;
        }
    }

    private static boolean isToken(byte octet) {
        return octet > ' ' && octet < 0x7f && "()<>@,;:\\\"/[]?={}".indexOf(octet) < 0;
    }

    /** CR and LF stand in a header line as folds only: whoever found the line saw to that. */
    private static boolean isWhite(byte octet) {
        return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
    }

    boolean has(Field field) {
        return starts[field.ordinal()] != ABSENT;
    }

    int start(Field field) {
        return starts[field.ordinal()];
    }

    int end(Field field) {
        return ends[field.ordinal()];
    }

    byte[] bytes() {
        return bytes;
    }

    /** Whether the value is these bytes, letter for letter. */
    boolean is(Field field, byte[] expected, int from, int end) {
        return has(field)
                && Arrays.equals(bytes, start(field), end(field), expected, from, end);
    }

    boolean isIgnoringCase(Field field, byte[] expected) {
        return has(field)
                && Ascii.equalsIgnoreCase(bytes, start(field), end(field), expected);
    }
}
