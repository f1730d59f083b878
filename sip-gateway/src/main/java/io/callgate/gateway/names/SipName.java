package io.callgate.gateway.names;

import io.callgate.gateway.transport.Transport;
import java.util.Optional;

/**
 * A host name, and what was written beside it: each thing written is one that no name server is
 * asked for (RFC 3263 4.1, 4.2).
 *
 * @param port 0: not written
 */
public record SipName(String host, int port, Optional<Transport> transport) {
}
