/**
 * What is known of a number, and nothing of SIP: the store's parts, connected.
 */
package io.callgate.store;
