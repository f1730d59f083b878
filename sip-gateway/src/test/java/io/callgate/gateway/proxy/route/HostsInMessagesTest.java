package io.callgate.gateway.proxy.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.outer.ChildProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts that a peer writes into Via, Contact, Route and Request-URI. */
class HostsInMessagesTest {

    /** Nearly addresses: the JDK would ask the resolver for most of them. */
    private static final List<String> NAMES = List.of("301.1.1.1", "1.1.1.256", "1.2.3.4444",
            "1.2.3.", ".1.2.3", "1..2.3", "0x1.2.3.4", "1.2.3.4.5", "1.2.3", "1", ".::1",
            "pbx.example.org");

    private static InetAddress read(String host) {
        byte[] bytes = host.getBytes(StandardCharsets.US_ASCII);
        return Addresses.literal(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,127.0.0.1", "255.255.255.255,255.255.255.255", "010.0.0.1,10.0.0.1",
        "::1,0:0:0:0:0:0:0:1", "[2001:db8::7],2001:db8:0:0:0:0:0:7",
        "::ffff:10.1.2.3,10.1.2.3"})
    void areAddressesWhenWrittenAsNumbers(String host, String address) {
        assertThat(read(host).getHostAddress()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"301.1.1.1", "1.1.1.256", "1.2.3.4444", "1.2.3.", ".1.2.3", "1..2.3",
        "0x1.2.3.4", "1.2.3.4.5", "1.2.3", "1", "", "[]", "[", ":", ".::1", "::1%lo", "fe80::1%1",
        "1.2.3.4:", "1:2:3:4:5:6:7:8:9", "pbx.example.org"})
    void areNamesWhenNearlySo(String host) {
        assertThat(read(host)).isNull();
    }

    /** With a hosts file that knows each of these names, whoever asks gets an address. */
    @Test
    void areNeverAskedOfTheResolver(@TempDir Path folder) throws IOException {
        Path hosts = Files.writeString(folder.resolve("hosts"),
                "127.0.0.9 " + String.join(" ", NAMES) + "\n");
        Path found = folder.resolve("found");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.net.hosts.file=" + hosts, "-cp", System.getProperty("java.class.path"),
                Asked.class.getName(), found.toString()));
        command.addAll(NAMES);
        try (ChildProcess child = ChildProcess.start(command, folder,
                folder.resolve("output"))) {
            assertThat(child.exitCode(Duration.ofMinutes(2))).isZero();
        }
        assertThat(Files.readString(found)).isEqualTo("127.0.0.9 by the resolver\n");
    }

    /** Writes which of the hosts are addresses, and that the resolver of its JVM knows them. */
    static final class Asked {

        private Asked() {
        }

        public static void main(String[] args) throws IOException {
            StringBuilder found = new StringBuilder(
                    InetAddress.getByName("301.1.1.1").getHostAddress())
                    .append(" by the resolver\n");
            for (String host : List.of(args).subList(1, args.length)) {
                found.append(read(host) == null ? "" : host + " was looked up\n");
            }
            Files.writeString(Path.of(args[0]), found);
        }
    }
}
