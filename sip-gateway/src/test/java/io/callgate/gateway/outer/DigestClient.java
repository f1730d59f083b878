package io.callgate.gateway.outer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The far side of HTTP Digest (RFC 7616), as a PBX has it. */
public final class DigestClient {

    private static final String CNONCE = "0a4f113b";

    private final String user;
    private final String password;

    public DigestClient(String user, String password) {
        this.user = user;
        this.password = password;
    }

    /** What to answer the 407 with, as a header line; {@code count} is how often the nonce is. */
    public String answer(String challenge, String algorithm, String uri, int count) {
        Matcher lines = Pattern.compile("(?m)^Proxy-Authenticate: Digest (.*)$")
                .matcher(challenge);
        while (lines.find()) {
            if (lines.group(1).contains("algorithm=" + algorithm + ",")) {
                return answer(parameter(lines.group(1), "realm"),
                        parameter(lines.group(1), "nonce"), algorithm, uri, count);
            }
        }
        throw new AssertionError("no challenge for " + algorithm + " in " + challenge);
    }

    /** The same to a challenge of one's own. */
    public String answer(String realm, String nonce, String algorithm, String uri, int count) {
        String nc = "%08x".formatted(count);
        String secret = hash(algorithm, user + ":" + realm + ":" + password);
        String response = response(algorithm, secret, nonce + ":" + nc + ":" + CNONCE + ":auth",
                "INVITE:" + uri);
        return "Proxy-Authorization: Digest username=\"" + user + "\", realm=\"" + realm
                + "\", nonce=\"" + nonce + "\", uri=\"" + uri + "\", response=\"" + response
                + "\", algorithm=" + algorithm + ", cnonce=\"" + CNONCE + "\", qop=auth, nc=" + nc
                + "\r\n";
    }

    static String response(String algorithm, String secret, String middle, String request) {
        return hash(algorithm, secret + ":" + middle + ":" + hash(algorithm, request));
    }

    static String hash(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm)
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String parameter(String challenge, String name) {
        Matcher value = Pattern.compile(name + "=\"([^\"]*)\"").matcher(challenge);
        if (!value.find()) {
            throw new AssertionError("no " + name + " in " + challenge);
        }
        return value.group(1);
    }
}
