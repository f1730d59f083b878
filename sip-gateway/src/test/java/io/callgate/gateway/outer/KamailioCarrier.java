package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Kamailio as the carrier, by perf/peers/carrier.cfg: takes, answers and counts every call. */
public final class KamailioCarrier implements Closeable {

    private static final Path CONFIGURATION =
            Path.of("..", "perf", "peers", "carrier.cfg").toAbsolutePath().normalize();
    private static final Pattern COUNTS =
            Pattern.compile("X-Counts: invites=(\\d+);acks=(\\d+);byes=(\\d+);others=(\\d+)");

    /** Messages by method: a retransmitted INVITE counts once, a retransmitted BYE again. */
    record Counts(int invites, int acks, int byes, int others) {
    }

    private final ChildProcess process;
    private final int port;

    private KamailioCarrier(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    static KamailioCarrier start(Path folder, int port, int contactPort) {
        List<String> command = List.of(Program.KAMAILIO.orAbort().toString(),
                "-f", CONFIGURATION.toString(), "-A", "PORT=" + port, "-DD", "-E",
                "-Y", folder.toString(), "-P", folder.resolve("pid").toString(),
                "-m", "64", "-M", "8");
        ChildProcess process = ChildProcess.start(command,
                Map.of("CONTACT_PORT", Integer.toString(contactPort)), folder,
                folder.resolve("log"));
        KamailioCarrier carrier = new KamailioCarrier(process, port);
        Awaitility.await("Kamailio on port " + port).atMost(Patience.MAX)
                .until(() -> carrier.ask().isPresent() || !process.isAlive());
        assertThat(process.isAlive()).as("Kamailio runs, %s", folder).isTrue();
        return carrier;
    }

    public int port() {
        return port;
    }

    Counts counts() {
        Matcher matcher = COUNTS.matcher(Awaitility.await("Kamailio on port " + port)
                .atMost(Patience.MAX).until(this::ask, Optional::isPresent).orElseThrow());
        assertThat(matcher.find()).as("Kamailio says what it has counted").isTrue();
        return new Counts(count(matcher, 1), count(matcher, 2), count(matcher, 3),
                count(matcher, 4));
    }

    private static int count(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private Optional<String> ask() {
        try (RawPeer peer = new RawPeer()) {
            peer.send(port, SipText.options(peer.port(), port));
            return peer.receive(Duration.ofMillis(500));
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
