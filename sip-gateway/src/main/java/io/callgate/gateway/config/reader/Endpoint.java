package io.callgate.gateway.config.reader;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code host:port} of a carrier: IPv4, IPv6 in brackets, or a name. */
record Endpoint(String host, int port) {

    /** RFC 3261 19.1.2: the port of sip: when none is written, and that of TLS. */
    private static final int SIP_PORT = 5060;
    private static final int TLS_PORT = 5061;

    private static final int PORT_MAX = 65535;

    private static final Pattern FORM =
            Pattern.compile("(?:\\[([^\\]]+)\\]|([^:\\[\\]]+))(?::([0-9]{1,5}))?");

    /** RFC 1123 names whose last label holds a letter, so that 10.0.0.300 is no name. */
    private static final Pattern HOST_NAME = Pattern.compile(
            "(?=.{1,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*"
                    + "(?=[0-9-]*[A-Za-z])[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    static Optional<Endpoint> of(String text, String transport) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean bracketed = parts.group(1) != null;
        String host = bracketed ? parts.group(1) : parts.group(2);
        int port = parts.group(3) == null ? defaultPort(transport)
                : Integer.parseInt(parts.group(3));
        boolean known = bracketed ? IpAddress.of(host).isPresent() && host.indexOf(':') >= 0
                : IpAddress.of(host).isPresent() || HOST_NAME.matcher(host).matches();
        return known && port >= 1 && port <= PORT_MAX ? Optional.of(new Endpoint(host, port))
                : Optional.empty();
    }

    private static int defaultPort(String transport) {
        return transport.equals("tls") ? TLS_PORT : SIP_PORT;
    }
}
