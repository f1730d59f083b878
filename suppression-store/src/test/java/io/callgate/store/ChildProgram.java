package io.callgate.store;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.callgate.store.ingest.Standing;
import io.callgate.store.register.Channel;
import io.callgate.store.register.Event;

/** What a test runs in a process of its own, to kill it. Prints a line at each step. */
final class ChildProgram {

    static final long FIRST = 33_600_000_000L;

    private ChildProgram() {
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(new java.io.FileOutputStream(
                java.io.FileDescriptor.out), true);
        try (Store store = Store.open(Path.of(arguments[1]))) {
            if (arguments[0].equals("opt-outs")) {
                addOptOuts(store, Long.parseLong(arguments[2]), Integer.parseInt(arguments[3]),
                        out);
            } else {
                importList(store, Path.of(arguments[2]), Long.parseLong(arguments[3]), out);
            }
        }
        out.println("done");
    }

    private static void addOptOuts(Store store, long first, int count, PrintStream out)
            throws IOException {
        for (int i = 0; i < count; i++) {
            long sequence = store.optOutAdd(Lists.ADMIN, new Event.OptOutAdded("choucroute", "",
                    Channel.VOICE, first + i, Event.NEVER, ""));
            out.println("acknowledged " + sequence);
        }
    }

    private static void importList(Store store, Path file, long numbers, PrintStream out)
            throws IOException {
        ImportReport report = store.importList(ListImport.replacing("bloctel", file,
                LocalDate.of(2026, 11, 2), Lists.ADMIN), entries -> {
                    for (long i = 0; i < numbers; i++) {
                        if (i == numbers / 2) {
                            out.println("half");
                        }
                        entries.number(FIRST + i * 7, Standing.LISTED);
                    }
                    out.println("read");
                });
        out.println(report.outcome() + " " + report.sentence());
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
                "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-cp",
                System.getProperty("java.class.path"), ChildProgram.class.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }
}
