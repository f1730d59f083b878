package io.callgate.gateway.signalling;

/**
 * A URI understood by the full grammar.
 *
 * @param scheme as written
 * @param user   user part of a sip/sips URI, escapes and parameters included; number of a tel URI,
 *               with its plus; "" if there is none
 * @param host   host of a sip/sips URI, brackets of IPv6 included; "" for other schemes
 * @param port   0 if there is none
 */
public record ParsedUri(String scheme, String user, String host, int port) {
}
