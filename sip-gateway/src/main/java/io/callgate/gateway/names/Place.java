package io.callgate.gateway.names;

import io.callgate.gateway.transport.Transport;
import java.net.InetSocketAddress;

/**
 * One of the places that a name leads to.
 *
 * @param priority the lowest number first
 * @param weight   share of the calls among equals of one priority; above 0
 */
public record Place(Transport transport, InetSocketAddress address, int priority, int weight) {
}
