package io.callgate.perf.load;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long some processes have been on a processor, as the scheduler counts it in nanoseconds for
 * each thread; the kernel's ticks would not do for microseconds.
 */
final class OnCpu {

    private final List<String> processes;

    OnCpu(List<String> processes) {
        this.processes = processes;
    }

    /** On-CPU time by thread, since each began. */
    Map<Path, Long> read() throws IOException {
        Map<Path, Long> nanos = new HashMap<>();
        for (String process : processes) {
            try (DirectoryStream<Path> threads =
                    Files.newDirectoryStream(Path.of("/proc", process, "task"))) {
                for (Path thread : threads) {
                    nanos.put(thread, read(thread));
                }
            }
        }
        return nanos;
    }

    /** A thread that has just ended spent nothing more. */
    private static long read(Path thread) {
        try {
            String schedstat = Files.readString(thread.resolve("schedstat"));
            return Long.parseLong(schedstat.substring(0, schedstat.indexOf(' ')));
        } catch (IOException ended) {
            return 0;
        }
    }

    /** What was spent between two readings; a thread that ended between them counts nothing. */
    static long between(Map<Path, Long> before, Map<Path, Long> after) {
        return after.entrySet().stream()
                .mapToLong(thread -> Math.max(0,
                        thread.getValue() - before.getOrDefault(thread.getKey(), 0L)))
                .sum();
    }
}
