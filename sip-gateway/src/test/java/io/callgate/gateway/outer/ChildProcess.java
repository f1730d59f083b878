package io.callgate.gateway.outer;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program run by a test, its output kept in a file; it ends with the test, come what may. */
public final class ChildProcess implements Closeable {


    /** Before it is killed. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    public static ChildProcess start(List<String> command, Path folder, Path output) {
        return start(command, Map.of(), folder, output);
    }

    public static ChildProcess start(List<String> command, Map<String, String> environment,
            Path folder, Path output) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("TERM", "dumb");
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end; -1 when it did not come in time. */
    public int exitCode(Duration patience) {
        try {
            boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            return ended ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a child was running", e);
        }
    }

    /** Sends a signal by its name, e.g. {@code USR1}; no-op when the process has ended. */
    public void signal(String name) {
        if (process.isAlive()) {
            List<String> kill = List.of("kill", "-" + name, Long.toString(process.pid()));
            try {
                new ProcessBuilder(kill).start().waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
        if (exitCode(GRACE) == -1) {
            process.destroyForcibly();
            exitCode(Patience.MAX);
        }
    }
}
