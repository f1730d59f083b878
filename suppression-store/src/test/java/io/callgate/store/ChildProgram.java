package io.callgate.store;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;

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
                addOptOuts(store, Integer.parseInt(arguments[2]), out);
            } else {
                importList(store, Path.of(arguments[2]), Long.parseLong(arguments[3]), out);
            }
        }
        out.println("done");
    }

    private static void addOptOuts(Store store, int count, PrintStream out) throws IOException {
        for (int i = 0; i < count; i++) {
            long sequence = store.optOutAdd(Lists.ADMIN, new Event.OptOutAdded("choucroute", "",
                    Channel.VOICE, FIRST + i, Event.NEVER, ""));
            out.println("acknowledged " + sequence);
        }
    }

    private static void importList(Store store, Path file, long numbers, PrintStream out)
            throws IOException {
        ImportReport report = store.importList(ListImport.replacing("bloctel", file,
                LocalDate.of(2026, 11, 2), Lists.ADMIN), (sink, rejects) -> {
                    for (long i = 0; i < numbers; i++) {
                        if (i == numbers / 2) {
                            out.println("half");
                        }
                        sink.accept(FIRST + i * 7);
                    }
                    out.println("read");
                });
        out.println(report.outcome() + " " + report.sentence());
    }

    /** Starts this program in a new Java process. */
    static Process start(Object... arguments) throws IOException {
        java.util.List<String> command = new java.util.ArrayList<>(java.util.List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), ChildProgram.class.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
