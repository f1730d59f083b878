package io.callgate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callgate.store.Store;
import io.callgate.store.snapshot.Snapshot;
import io.callgate.store.snapshot.SnapshotBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder with a configuration and a store: where the commands of one test are typed. */
public final class Office {

    private static final String CONFIG = """
            store: {directory: ./store}
            listen:
              - {transport: udp, address: 127.0.0.1, port: 5060}
            admin: {address: 127.0.0.1, port: 8060}
            carriers:
              - {name: carrier-a, address: "127.0.0.1:5090"}
            sellers:
              - name: choucroute
                country: FR
                deny-lists: [bloctel]
                callers:
                  - {name: marketing, peers: [127.0.0.1/32], prefixes: ["9"]}
              - name: raclette
                country: FR
                callers:
                  - {name: chalet, peers: [127.0.0.2/32]}
            """;

    /** Behind a snapshot's header. */
    private static final int FIRST_CONTAINER = 17;

    private final Path folder;

    public Office(Path folder) {
        this.folder = folder;
        file("callgate.yaml", CONFIG);
    }

    public Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** The configuration as it stands in its file. */
    public String text() {
        return CONFIG;
    }

    public Path folder() {
        return folder;
    }

    public Path config() {
        return folder.resolve("callgate.yaml");
    }

    public Path store() {
        return folder.resolve("store");
    }

    /** Turns one bit over of the lowest numbers that the active version of a list holds. */
    public static void damage(Path store, String list) {
        try (Store opened = Store.open(store)) {
            Path snapshot = SnapshotBuilder.fileOf(store.resolve(Snapshot.DIRECTORY),
                    opened.list(list).orElseThrow().content().snapshot());
            byte[] bytes = Files.readAllBytes(snapshot);
            bytes[FIRST_CONTAINER] ^= 1;
            Files.write(snapshot, bytes);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Runs a command on this office's configuration. */
    public CommandLineRun run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--config", config().toString()));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    /** The same, with more words behind those that a test always types. */
    public CommandLineRun run(List<String> words, String... more) {
        return run(Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new));
    }

    /** The same with {@code --json}; its answer. */
    public JsonNode json(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--json");
        try {
            return new ObjectMapper().readTree(run(all.toArray(String[]::new)).out());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
