/**
 * Who is asking, proved by a password: HTTP Digest as RFC 3261 22, RFC 7616 and RFC 8760 have it.
 */
package io.callgate.gateway.admission.digest;
