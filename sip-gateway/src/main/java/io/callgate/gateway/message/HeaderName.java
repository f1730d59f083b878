package io.callgate.gateway.message;

/** Headers the proxy reads, long and compact form alike; all others pass untouched as OTHER. */
public enum HeaderName {
    VIA, FROM, TO, CALL_ID, CSEQ, MAX_FORWARDS, CONTENT_LENGTH, CONTENT_TYPE, CONTACT, ROUTE,
    RECORD_ROUTE, REQUIRE, PROXY_REQUIRE, TIMESTAMP, OTHER
}
