/**
 * What is known of a number, and nothing of SIP: the store's rooms, connected, as command line and
 * gateway use them.
 */
package io.callgate.store;
