package io.callgate.gateway.names;

import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the system says of names: {@code resolv.conf} and {@code hosts}, read anew each time,
 * because they change with networks and containers. A file that cannot be read says nothing.
 */
record SystemFiles(Path resolvConf, Path hostsFile) {

    private static final int DNS_PORT = 53;
    /** resolv.conf(5). */
    private static final int NAME_SERVERS_MAX = 3;
    private static final String LOOPBACK = "127.0.0.1";

    static SystemFiles ofThisMachine() {
        return new SystemFiles(Path.of("/etc/resolv.conf"), Path.of("/etc/hosts"));
    }

    /** The first three; one on this machine where none is named. */
    List<InetSocketAddress> nameServers() {
        List<InetSocketAddress> servers = words(resolvConf)
                .filter(line -> line.length >= 2 && line[0].equals("nameserver"))
                .map(line -> address(line[1])).flatMap(Optional::stream).limit(NAME_SERVERS_MAX)
                .map(address -> new InetSocketAddress(address, DNS_PORT)).toList();
        return servers.isEmpty() ? List.of(new InetSocketAddress(LOOPBACK, DNS_PORT)) : servers;
    }

    /** The addresses of a host, of both families. */
    List<InetAddress> hosts(String name) {
        List<InetAddress> addresses = new ArrayList<>();
        words(hostsFile).filter(line -> Stream.of(line).skip(1).anyMatch(name::equalsIgnoreCase))
                .map(line -> address(line[0])).flatMap(Optional::stream)
                .forEach(addresses::add);
        return addresses;
    }

    private static Stream<String[]> words(Path file) {
        try {
            // Bytes that are no text make no name of ours.
            return Files.readString(file, StandardCharsets.ISO_8859_1).lines()
                    .map(line -> line.replaceFirst("[#;].*", "").strip().split("\\s+"));
        } catch (IOException unreadable) {
            return Stream.empty();
        }
    }

    private static Optional<InetAddress> address(String text) {
        return Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(text));
    }
}
