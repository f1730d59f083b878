package io.callgate.gateway.config.reader;

import io.callgate.gateway.config.IpAddress;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code host:port}: IPv4, IPv6 in brackets, or a name.
 *
 * @param port 0: not written
 */
record Endpoint(String host, int port) {

    private static final int PORT_MAX = 65535;

    private static final Pattern FORM =
            Pattern.compile("(?:\\[([^\\]]+)\\]|([^:\\[\\]]+))(?::([0-9]{1,5}))?");

    /** RFC 1123 names whose last label holds a letter, so that 10.0.0.300 is no name. */
    private static final Pattern HOST_NAME = Pattern.compile(
            "(?=.{1,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*"
                    + "(?=[0-9-]*[A-Za-z])[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    static Optional<Endpoint> of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean bracketed = parts.group(1) != null;
        String host = bracketed ? parts.group(1) : parts.group(2);
        boolean portWritten = parts.group(3) != null;
        int port = portWritten ? Integer.parseInt(parts.group(3)) : 0;
        boolean known = bracketed ? IpAddress.of(host).isPresent() && host.indexOf(':') >= 0
                : IpAddress.of(host).isPresent() || HOST_NAME.matcher(host).matches();
        return known && port <= PORT_MAX && portWritten == port > 0
                ? Optional.of(new Endpoint(host, port)) : Optional.empty();
    }

    int portOr(int usual) {
        return port == 0 ? usual : port;
    }

    /** Empty for a name. */
    Optional<InetAddress> address() {
        return IpAddress.of(host);
    }
}
