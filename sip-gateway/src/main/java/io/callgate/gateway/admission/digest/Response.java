package io.callgate.gateway.admission.digest;

import io.callgate.gateway.admission.digest.Credentials.Field;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The response that a password makes of a challenge (RFC 7616 3.4.1). Loop thread only. */
final class Response {

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
        'a', 'b', 'c', 'd', 'e', 'f'};

    private final Map<Algorithm, MessageDigest> hashes = new EnumMap<>(Algorithm.class);
    private final byte[] raw = new byte[32];
    private final byte[] hex = new byte[64];

    Response() {
        for (Algorithm algorithm : Algorithm.values()) {
            hashes.put(algorithm, algorithm.newHash());
        }
    }

    /** Whether it is the one that this secret makes; takes as long if it is not. */
    boolean isRight(SipMessage request, Credentials given, Algorithm algorithm, byte[] secret) {
        MessageDigest hash = hashes.get(algorithm);
        add(hash, request, Part.METHOD);
        hash.update((byte) ':');
        add(hash, request, Part.REQUEST_URI);
        int length = finish(hash, algorithm);
        byte[] ofRequest = Arrays.copyOf(hex, length);
        hash.update(secret);
        addBehindColon(hash, given, Field.NONCE);
        addBehindColon(hash, given, Field.NC);
        addBehindColon(hash, given, Field.CNONCE);
        addBehindColon(hash, given, Field.QOP);
        hash.update((byte) ':');
        hash.update(ofRequest);
        finish(hash, algorithm);
        int different = 0;
        for (int at = 0; at < length; at++) {
            different |= hex[at] ^ given.bytes()[given.start(Field.RESPONSE) + at];
        }
        return different == 0;
    }

    private static void add(MessageDigest hash, SipMessage request, Part part) {
        hash.update(request.bytes(), request.start(part), request.end(part) - request.start(part));
    }

    private static void addBehindColon(MessageDigest hash, Credentials given, Field field) {
        hash.update((byte) ':');
        hash.update(given.bytes(), given.start(field), given.end(field) - given.start(field));
    }

    /** Writes the hash into {@code hex}; returns how many digits it has. */
    private int finish(MessageDigest hash, Algorithm algorithm) {
        try {
            hash.digest(raw, 0, algorithm.hexLength() / 2);
        } catch (DigestException impossible) {
            throw new IllegalStateException(impossible);
        }
        for (int at = 0; at < algorithm.hexLength(); at += 2) {
            hex[at] = HEX[raw[at / 2] >> 4 & 15];
            hex[at + 1] = HEX[raw[at / 2] & 15];
        }
        return algorithm.hexLength();
    }
}
