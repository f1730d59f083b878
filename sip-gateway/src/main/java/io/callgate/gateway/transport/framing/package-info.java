/**
 * Cuts a stream into messages, and says why bytes are none.
 */
package io.callgate.gateway.transport.framing;
