/**
 * Writes bytes of messages: what stands between the spans of one is put in, taken out or replaced.
 */
package io.callgate.gateway.message.edit;
