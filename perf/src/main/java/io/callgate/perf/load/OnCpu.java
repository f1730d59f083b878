package io.callgate.perf.load;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long some processes have been on a processor, and how long they waited for one, as the
 * scheduler counts it in nanoseconds for each thread; the kernel's ticks would not do for
 * microseconds.
 */
final class OnCpu {

    private final List<Path> processes;
    private Map<Path, long[]> before = new HashMap<>();

    /** What was spent between two readings. */
    record Spent(long runNanos, long waitNanos) {
    }

    OnCpu(List<String> processes) {
        this.processes = processes.stream().map(id -> Path.of("/proc", id, "task")).toList();
    }

    /**
     * Reads, and tells what was spent since the reading before; a thread that ended between them
     * counts nothing, the first reading means nothing.
     */
    Spent next() throws IOException {
        Map<Path, long[]> now = new HashMap<>();
        for (Path process : processes) {
            for (Path thread : threads(process)) {
                now.put(thread, read(thread));
            }
        }
        long run = 0;
        long wait = 0;
        for (Map.Entry<Path, long[]> thread : now.entrySet()) {
            long[] earlier = before.getOrDefault(thread.getKey(), thread.getValue());
            run += Math.max(0, thread.getValue()[0] - earlier[0]);
            wait += Math.max(0, thread.getValue()[1] - earlier[1]);
        }
        before = now;
        return new Spent(run, wait);
    }

    private static List<Path> threads(Path process) throws IOException {
        List<Path> threads = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(process)) {
            found.forEach(threads::add);
        }
        return threads;
    }

    /** On a processor, waiting for one; a thread that has just ended spent nothing more. */
    private static long[] read(Path thread) {
        try {
            String[] counts = Files.readString(thread.resolve("schedstat")).trim().split(" ");
            return new long[] {Long.parseLong(counts[0]), Long.parseLong(counts[1])};
        } catch (IOException ended) {
            return new long[2];
        }
    }
}
