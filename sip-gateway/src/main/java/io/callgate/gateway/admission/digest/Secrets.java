package io.callgate.gateway.admission.digest;

import io.callgate.gateway.message.Ascii;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of each user's password: its hash, never the password. Immutable. */
public final class Secrets {

    private static final int ALGORITHMS = Algorithm.values().length;

    /** Nobody's: every password is wrong. */
    public static final Secrets NONE = new Secrets(List.of(), "");

    private final Map<String, byte[][]> byUser = new HashMap<>();
    /** Compared with when a user is unknown, so that the answer takes as long. */
    private final byte[][] nobodys = new byte[ALGORITHMS][];

    /** @param realm entries of another realm are left out */
    public Secrets(List<SecretsFile.Entry> entries, String realm) {
        SecureRandom random = new SecureRandom();
        for (Algorithm algorithm : Algorithm.values()) {
            byte[] bytes = new byte[algorithm.hexLength() / 2];
            random.nextBytes(bytes);
            nobodys[algorithm.ordinal()] = Ascii.bytes(HexFormat.of().formatHex(bytes));
        }
        entries.stream().filter(entry -> entry.realm().equals(realm)).forEach(this::add);
    }

    private void add(SecretsFile.Entry entry) {
        byte[][] secrets = new byte[ALGORITHMS][];
        secrets[Algorithm.MD5.ordinal()] = Ascii.bytes(entry.md5());
        secrets[Algorithm.SHA_256.ordinal()] = Ascii.bytes(entry.sha256());
        byUser.put(entry.user(), secrets);
    }

    /** Users with a password. */
    public Set<String> users() {
        return Set.copyOf(byUser.keySet());
    }

    /** In hexadecimal digits; nobody's for an unknown user. */
    byte[] of(String user, Algorithm algorithm) {
        return byUser.getOrDefault(user, nobodys)[algorithm.ordinal()];
    }
}
