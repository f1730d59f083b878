/**
 * The full SIP grammar, by JAIN-SIP's parsers, behind hard size limits.
 */
package io.callgate.gateway.signalling;
