package io.callgate.cli.outer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callgate.gateway.outer.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code ./callgate} as a process; it ends with the test, come what may. */
final class LauncherRun implements AutoCloseable {

    private final Process process;
    private final Path out;
    private final Path err;

    private LauncherRun(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static LauncherRun of(List<String> command, Map<String, String> environment, Path folder)
            throws IOException {
        Path out = Files.createTempFile(folder, "run", ".out");
        Path err = Files.createTempFile(folder, "run", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new LauncherRun(builder.start(), out, err);
    }

    int exitCode() {
        try {
            assertThat(process.waitFor(Patience.MAX.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(cause);
        }
        return process.exitValue();
    }

    /** Waits until standard output holds the text. */
    String awaitOut(String text) {
        await().atMost(Patience.MAX).until(() -> out().contains(text) || !process.isAlive());
        assertThat(out()).as("standard output; standard error was: %s", err()).contains(text);
        return out();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: no hook runs, nothing is flushed. */
    void kill() {
        process.destroyForcibly();
        assertThat(exitCode()).isEqualTo(128 + 9);
    }

    /** SIGTERM; the launcher has become the JVM, so it is the gateway that gets it. */
    void terminate() {
        process.destroy();
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
