package io.callgate.gateway.transport;

/** An address we listen on and speak from, as it stands in our Via and Record-Route. */
public record ListeningPoint(Transport transport, String address, int port) {

    /** {@code host:port}, IPv6 in brackets. */
    public String sentBy() {
        return (address.indexOf(':') >= 0 ? "[" + address + "]" : address) + ":" + port;
    }
}
