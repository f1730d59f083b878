package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;

/** A SIPp process that is under way, and what it has counted. */
public final class SippRun implements Closeable {

    private static final Duration PATIENCE = Duration.ofSeconds(Sipp.TIMEOUT_SECONDS + 30);
    private static final Duration LEAVE_TAKING = Duration.ofSeconds(60);

    private final ChildProcess process;
    private final Path folder;
    private final int port;

    private SippRun(ChildProcess process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** Returns when SIPp listens (or has ended already). */
    static SippRun start(List<String> command, Path folder, int port) {
        Path output = folder.resolve("screen");
        try {
            Files.writeString(folder.resolve("command"), String.join(" ", command) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ChildProcess process = ChildProcess.start(command, folder, output);
        boolean udp = !command.contains("t1");
        if (udp) {
            Awaitility.await("SIPp on port " + port).atMost(Patience.MAX)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> Ports.isBoundUdp(port) || !process.isAlive());
        }
        return new SippRun(process, folder, port);
    }

    public int port() {
        return port;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** All calls went as the scenario says, in the order it says. */
    public void awaitSuccess() {
        int exitCode = process.exitCode(PATIENCE);
        assertThat(exitCode).as("exit code of SIPp, %s", folder).isZero();
    }

    /** No further calls are taken, those under way end, and the counts are final. */
    public SippCounts stop() {
        process.signal("USR1");
        process.exitCode(LEAVE_TAKING);
        process.close();
        return counts();
    }

    /** As of the last second, or of the end. */
    public SippCounts counts() {
        try {
            List<String> rows = Files.readAllLines(folder.resolve("counts.csv"));
            List<String> names = Arrays.asList(rows.get(0).split(";"));
            return SippCounts.of(names, rows.get(rows.size() - 1).split(";"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
