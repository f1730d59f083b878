/**
 * Keyed branches, tags and Route tokens, and where a request or a response goes next.
 */
package io.callgate.gateway.proxy.route;
