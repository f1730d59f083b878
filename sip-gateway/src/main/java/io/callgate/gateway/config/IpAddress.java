package io.callgate.gateway.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses written as numbers: reading a configuration asks no name server. */
public final class IpAddress {

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private IpAddress() {
    }

    /** Empty unless {@code text} is an IPv4 or an IPv6 address without brackets or zone. */
    public static Optional<InetAddress> of(String text) {
        if (V4.matcher(text).matches()) {
            return numeric(text);
        }
        return V6.matcher(text).matches() ? numeric("[" + text + "]") : Optional.empty();
    }

    /** Of these two forms the JDK looks up neither. */
    private static Optional<InetAddress> numeric(String text) {
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }
}
