/**
 * Builds the gateway's parts, connects them, starts, drains and stops them; no behaviour.
 */
package io.callgate.gateway;
