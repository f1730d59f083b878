package io.callgate.gateway.names;

import io.callgate.gateway.transport.Transport;

/** A transport over one family of addresses, which a listening point can speak. */
public record Spoken(Transport transport, boolean ipv6) {
}
