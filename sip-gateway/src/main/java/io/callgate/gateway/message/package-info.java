/**
 * Spans over the bytes of one SIP message; no library.
 */
package io.callgate.gateway.message;
