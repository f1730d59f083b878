/**
 * Knows who is asking.
 */
package io.callgate.gateway.admission;
