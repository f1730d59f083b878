package io.callgate.gateway.message;

/** Schemes of a Request-URI; any other is answered 416 (RFC 3261 16.3). */
public enum UriScheme {
    SIP, SIPS, TEL, URN, OTHER
}
