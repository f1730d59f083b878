/**
 * The bytes that leave: answers of our own, and what passes with our edits in it.
 */
package io.callgate.gateway.proxy.write;
