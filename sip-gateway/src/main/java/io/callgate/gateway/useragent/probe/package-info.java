/**
 * Probes: OPTIONS of the gateway's own, by JAIN-SIP transactions over the gateway's listening
 * points.
 */
package io.callgate.gateway.useragent.probe;
