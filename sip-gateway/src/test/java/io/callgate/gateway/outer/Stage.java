package io.callgate.gateway.outer;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Everything one test starts, in the order it was started, and the folder where its traces stay.
 * All of it ends with the test, the last started first.
 */
public final class Stage implements AutoCloseable {

    /** Lines of each trace that go into the report of a failure; the file has them all. */
    private static final int LINES_SHOWN_MAX = 60;

    private final Path folder;
    private final Deque<Closeable> parties = new ArrayDeque<>();
    private final AtomicInteger folders = new AtomicInteger();

    Stage(Path folder) {
        this.folder = emptied(folder);
    }

    public Sipp sipp(String scenario) {
        return new Sipp(this, scenario);
    }

    GatewayUnderTest gateway(UnaryOperator<Settings> settings) {
        return keep(GatewayUnderTest.start(newFolder("gateway"), settings.apply(new Settings())));
    }

    public KamailioCarrier kamailioCarrier() {
        int port = Ports.free();
        return kamailioCarrier(port, port);
    }

    /** On a path that begins at another port, which is the one in Contact then. */
    KamailioCarrier kamailioCarrier(int port, int contactPort) {
        return keep(KamailioCarrier.start(newFolder("kamailio"), port, contactPort));
    }

    LossyRelay lossyRelay(int towards, int lossPercent, long seed) {
        return keep(new LossyRelay(towards, lossPercent, seed));
    }

    public RawPeer rawPeer() {
        return keep(new RawPeer());
    }

    RawPeer rawPeer(int port) {
        return keep(new RawPeer(port));
    }

    RawStreams rawStreams(int port) {
        return keep(new RawStreams(port));
    }

    /** A caller at another address of this machine. */
    public RawPeer rawPeer(String address) {
        try {
            return keep(new RawPeer(InetAddress.getByName(address), Ports.loopback()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path newFolder(String name) {
        try {
            return Files.createDirectories(
                    folder.resolve(folders.incrementAndGet() + "-" + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public <T extends Closeable> T keep(T party) {
        parties.push(party);
        return party;
    }

    @Override
    public void close() {
        while (!parties.isEmpty()) {
            close(parties.pop());
        }
    }

    private static void close(Closeable party) {
        try {
            party.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ends of all traces, for the report of a failure. */
    String traces() {
        StringBuilder report = new StringBuilder("traces in " + folder + "\n");
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Stage::isTrace).sorted().forEach(file -> report.append(tail(file)));
        } catch (IOException e) {
            report.append(e);
        }
        return report.toString();
    }

    private static boolean isTrace(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && (List.of("command", "errors", "messages", "log").contains(name)
                || name.endsWith(".out") || name.endsWith(".err"));
    }

    private static String tail(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
            int from = Math.max(0, lines.size() - LINES_SHOWN_MAX);
            return "--- " + file + (from > 0 ? ", from line " + from : "") + "\n"
                    + String.join("\n", lines.subList(from, lines.size())) + "\n";
        } catch (IOException e) {
            return "--- " + file + ": " + e + "\n";
        }
    }

    private static Path emptied(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> old = Files.walk(folder)) {
                    old.sorted(Comparator.reverseOrder()).forEach(Stage::delete);
                }
            }
            return Files.createDirectories(folder).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
