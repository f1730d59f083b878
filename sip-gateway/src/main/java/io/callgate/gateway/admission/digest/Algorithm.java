package io.callgate.gateway.admission.digest;

import io.callgate.gateway.message.Ascii;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Hash algorithms of RFC 8760 that are spoken; in the order of their strength. */
public enum Algorithm {
    SHA_256("SHA-256", 32), MD5("MD5", 16);

    private final String token;
    private final byte[] tokenBytes;
    private final int hexLength;

    Algorithm(String token, int bytes) {
        this.token = token;
        this.tokenBytes = Ascii.bytes(token);
        this.hexLength = 2 * bytes;
    }

    /** As it stands in a challenge. */
    public String token() {
        return token;
    }

    byte[] tokenBytes() {
        return tokenBytes;
    }

    /** Hexadecimal digits of a hash. */
    int hexLength() {
        return hexLength;
    }

    /** As it stands in the configuration: {@code sha-256}. */
    public static Algorithm ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** A new one; every Java has both. */
    MessageDigest newHash() {
        try {
            return MessageDigest.getInstance(token);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** {@code H(user:realm:password)}, what is kept in place of the password. */
    String secret(String user, String realm, String password) {
        byte[] text = (user + ":" + realm + ":" + password)
                .getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(newHash().digest(text));
    }
}
