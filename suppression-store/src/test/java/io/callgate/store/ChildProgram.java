package io.callgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.callgate.store.index.IndexListener;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.ingest.Standing;
import io.callgate.store.register.Channel;
import io.callgate.store.register.Event;
import io.callgate.store.register.sqlite.RegisterException;
import io.callgate.store.snapshot.Snapshot;
import io.callgate.store.snapshot.SnapshotBuilder;

/** What a test runs in a process of its own, to kill it. Prints a line at each step. */
final class ChildProgram {

    static final long FIRST = 33_600_000_000L;

    private ChildProgram() {
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(new java.io.FileOutputStream(
                java.io.FileDescriptor.out), true);
        try (Store store = again(() -> Store.open(Path.of(arguments[1])))) {
            switch (arguments[0]) {
                case "opt-outs" -> addOptOuts(store, Long.parseLong(arguments[2]),
                        Integer.parseInt(arguments[3]), out);
                case "import" -> importList(store, Path.of(arguments[2]),
                        Long.parseLong(arguments[3]), out, () -> { });
                case "half-an-import" -> importList(store, Path.of(arguments[2]),
                        Long.parseLong(arguments[3]), out, () -> {
                            out.println("half");
                            awaitTheEnd();
                        });
                case "aside" -> buildAside(store, out);
                case "prune" -> out.println("deleted " + store.prune(1));
                case "rollbacks" -> rollBack(store, out);
                case "follow" -> follow(store, out);
                case "full" -> goOnWhenFull(store, Path.of(arguments[2]), out);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
        out.println("done");
    }

    /** A version that is built, and not yet published. */
    private static void buildAside(Store store, PrintStream out) throws IOException {
        try (SnapshotBuilder builder = new SnapshotBuilder(
                store.directory().resolve(Snapshot.DIRECTORY))) {
            builder.add(FIRST);
            builder.build(SnapshotBuilder.Mode.REPLACE, List.of());
            out.println("aside");
            awaitTheEnd();
        }
    }

    /** From version 2 to 1, back, and so on until something stops it. */
    private static void rollBack(Store store, PrintStream out) throws IOException {
        for (long version = 1;; version = 3 - version) {
            ListChange change = store.rollback(Lists.ADMIN, "bloctel", OptionalLong.of(version),
                    "");
            out.println(change.done() ? "acknowledged " + version : change.sentence());
        }
    }

    /** Fills the register, then imports and prunes as if nothing had happened. */
    private static void goOnWhenFull(Store store, Path file, PrintStream out)
            throws IOException {
        try {
            rollBack(store, out);
        } catch (RegisterException full) {
            out.println(full.getMessage());
        }
        try {
            out.println(Lists.replace(store, "bloctel", file).outcome());
        } catch (RegisterException full) {
            out.println("import: " + full.getMessage());
        }
        out.println("deleted " + store.prune(1));
    }

    /** As a gateway does, until it is killed. */
    private static void follow(Store store, PrintStream out) throws IOException {
        SuppressionIndex index = SuppressionIndex.follow(store.directory(), new IndexListener() {
            @Override
            public void listActivated(String list, long version, long numbers) {
                out.println("activated " + list);
            }

            @Override
            public void faulted(String what, Exception cause) {
                out.println("fault: " + what + ": " + cause.getMessage());
            }
        });
        out.println("follows " + index.appliedSequence());
        awaitTheEnd();
        index.close();
    }

    /** Until the test closes standard input, or kills. */
    private static void awaitTheEnd() {
        try {
            System.in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addOptOuts(Store store, long first, int count, PrintStream out)
            throws IOException {
        for (int i = 0; i < count; i++) {
            long number = first + i;
            long sequence = again(() -> store.optOutAdd(Lists.ADMIN, new Event.OptOutAdded(
                    "choucroute", "", Channel.VOICE, number, Event.NEVER, "")));
            out.println("acknowledged " + sequence);
        }
    }

    /** What the register is asked. */
    private interface Question<T> {
        T ask() throws IOException;
    }

    /** Until it is this process's turn: on a slow disk the others may have it for long. */
    private static <T> T again(Question<T> question) throws IOException {
        while (true) {
            try {
                return question.ask();
            } catch (RegisterException refused) {
                if (!refused.getMessage().contains("another program has held")) {
                    throw refused;
                }
            }
        }
    }

    private static void importList(Store store, Path file, long numbers, PrintStream out,
            Runnable half) throws IOException {
        ImportReport report = store.importList(ListImport.replacing("bloctel", file,
                LocalDate.of(2026, 11, 2), Lists.ADMIN), entries -> {
                    for (long i = 0; i < numbers; i++) {
                        if (i == numbers / 2) {
                            half.run();
                        }
                        entries.number(FIRST + i * 7, Standing.LISTED);
                    }
                    out.println("read");
                });
        out.println(report.outcome() + " " + report.sentence());
    }

    /** Reads what the child prints until it prints that. */
    static void awaitLine(Process child, String expected) throws IOException {
        BufferedReader lines = child.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        while (line != null && !line.equals(expected)) {
            line = lines.readLine();
        }
        assertThat(line).isEqualTo(expected);
    }

    /** All that the child prints until it ends. */
    static List<String> outputOf(Process child) throws IOException {
        try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
            return lines.lines().toList();
        }
    }

    /** SIGKILL: the process gets no chance to tidy up. What it printed can still be read. */
    static void kill(Process child) throws InterruptedException {
        child.toHandle().destroyForcibly();
        child.waitFor();
    }

    /** Names of files in a folder that somebody is writing, or was when they died. */
    static List<String> unfinishedIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".part") || name.endsWith(".lock")).toList();
        }
    }

    /** Starts this program in a new Java process. */
    static Process start(Object... arguments) throws IOException {
        return new ProcessBuilder(command(arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** The same, in a process that can make no file larger: to it, the disk is full there. */
    static Process startWithFilesUpTo(int kibibytes, Object... arguments) throws IOException {
        List<String> shell = new ArrayList<>(List.of("/bin/bash", "-c",
                "ulimit -f " + kibibytes + "; exec \"$@\"", "bash"));
        shell.addAll(command(arguments));
        return new ProcessBuilder(shell).redirectErrorStream(true).start();
    }

    private static List<String> command(Object... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData",
                // A killed process leaves the SQLite library that its driver unpacked.
                "-Dorg.sqlite.tmpdir=" + Path.of(arguments[1].toString()).getParent()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-")).forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"),
                ChildProgram.class.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }
}
