package io.callgate.gateway.names;

/** A record of RFC 3403, without its regular expression: RFC 3263 uses none. */
record Naptr(int order, int preference, String flags, String service, String replacement) {
}
