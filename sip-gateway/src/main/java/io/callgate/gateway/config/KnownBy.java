package io.callgate.gateway.config;

import java.util.List;

/**
 * What a caller is recognised by; each alone is enough.
 *
 * @param peers       source networks in CIDR form
 * @param digestUser  its name in digest credentials, "" if it has none
 * @param certificate name in its TLS certificate, in lower case, "" if it has none
 */
public record KnownBy(List<String> peers, String digestUser, String certificate) {

    public static KnownBy ofPeers(String... networks) {
        return new KnownBy(List.of(networks), "", "");
    }

    public static KnownBy ofDigestUser(String user) {
        return new KnownBy(List.of(), user, "");
    }
}
