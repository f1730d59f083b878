package io.callgate.cli.call;

import java.nio.charset.StandardCharsets;

/** Writes what a person dials as a SIP URI. */
public final class DialledUri {

    /** RFC 3261 25.1: what a user part may hold beside letters and digits. */
    private static final String USER_MARKS = "-_.!~*'()&=+$,;?/";

    private DialledUri() {
    }

    /** {@code sip:user@host:port}, what may not stand in the user part escaped. */
    public static String of(String user, String host, int port) {
        StringBuilder uri = new StringBuilder("sip:");
        for (byte octet : user.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            if (isLetterOrDigit(character) || USER_MARKS.indexOf(character) >= 0) {
                uri.append(character);
            } else {
                uri.append(String.format("%%%02X", octet & 0xff));
            }
        }
        return uri.append('@').append(host).append(':').append(port).toString();
    }

    private static boolean isLetterOrDigit(char character) {
        return character >= '0' && character <= '9' || character >= 'A' && character <= 'Z'
                || character >= 'a' && character <= 'z';
    }
}
