package io.callgate.cli.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.outer.CallRecords;
import io.callgate.gateway.outer.SampleStore;
import io.callgate.gateway.outer.Settings;
import io.callgate.gateway.outer.Stage;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** {@code callgate run} over a sample store, and the command line beside it. */
final class Daemon implements Closeable {

    private final Installation installation;
    private final Settings settings;
    private final Path store;
    private final Path configuration;
    private LauncherRun run;

    private Daemon(Stage stage, Settings settings) throws IOException {
        Path folder = stage.newFolder("daemon");
        this.installation = Installation.in(stage.newFolder("installation"));
        this.settings = settings;
        this.store = folder.resolve("store");
        SampleStore.fill(store);
        configuration = Files.writeString(folder.resolve("callgate.yaml"), settings.yaml(store));
    }

    static Daemon start(Stage stage, Settings settings) {
        try {
            Daemon daemon = stage.keep(new Daemon(stage, settings));
            daemon.start();
            return daemon;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another gateway at the same address, with a store of its own and the key of the first. */
    static Daemon standIn(Stage stage, Daemon first) {
        try {
            Daemon daemon = stage.keep(new Daemon(stage, first.settings));
            Files.copy(first.store.resolve("route.key"), daemon.store.resolve("route.key"),
                    StandardCopyOption.COPY_ATTRIBUTES);
            daemon.start();
            return daemon;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the process, for the first time or again. */
    void start() {
        run = installation.start("run", "--config", configuration.toString());
        run.awaitOut("callgate ready");
    }

    /** Runs a command on the same store; it must end well. What it printed. */
    String command(String... words) {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--config";
        all[words.length + 1] = configuration.toString();
        try (LauncherRun command = installation.start(all)) {
            assertThat(command.exitCode()).as(command.err()).isZero();
            return command.out();
        }
    }

    /** Changes the configuration file, as an admin does. */
    void rewrite(String part, String by) {
        try {
            String before = Files.readString(configuration);
            assertThat(before).contains(part);
            Files.writeString(configuration, before.replace(part, by));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return settings.port();
    }

    Path store() {
        return store;
    }

    CallRecords records() {
        return new CallRecords(store.resolve("evidence"));
    }

    LauncherRun run() {
        return run;
    }

    @Override
    public void close() throws IOException {
        if (run != null) {
            run.close();
        }
        installation.close();
    }
}
