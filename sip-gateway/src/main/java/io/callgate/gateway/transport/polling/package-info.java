/**
 * How the loop waits for its sockets, and for how long it lets messages gather.
 */
package io.callgate.gateway.transport.polling;
