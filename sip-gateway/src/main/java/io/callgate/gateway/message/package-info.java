/**
 * Spans over the bytes of one SIP message, and surgical edits of them; no library.
 */
package io.callgate.gateway.message;
