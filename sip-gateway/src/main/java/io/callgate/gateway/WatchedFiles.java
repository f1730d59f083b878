package io.callgate.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells when files have changed, by a thread of its own that looks at each once a second. A change
 * is told when it has lasted for a look: a certificate and its key are two files, and both are to
 * be there.
 */
final class WatchedFiles implements AutoCloseable {

    private static final long LOOK_MILLIS = 1_000;

    private final List<Watched> all = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            task -> {
                Thread named = new Thread(task, "callgate-files");
                named.setDaemon(true);
                return named;
            });

    /** Before {@link #start}; {@code onChange} runs on the thread of this watch, never throws. */
    void watch(List<Path> files, Runnable onChange) {
        all.add(new Watched(files, onChange));
    }

    void start() {
        if (!all.isEmpty()) {
            thread.scheduleWithFixedDelay(() -> all.forEach(Watched::look), LOOK_MILLIS,
                    LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** Files that are of use together. */
    private static final class Watched {

        private final List<Path> files;
        private final Runnable onChange;
        private List<String> known;
        private List<String> last;

        Watched(List<Path> files, Runnable onChange) {
            this.files = List.copyOf(files);
            this.onChange = onChange;
            known = states();
            last = known;
        }

        void look() {
            List<String> now = states();
            boolean settled = now.equals(last);
            last = now;
            if (settled && !now.equals(known)) {
                known = now;
                onChange.run();
            }
        }

        private List<String> states() {
            return files.stream().map(Watched::state).toList();
        }

        /** Whatever tells one content from the next; a file moved into place is another file. */
        private static String state(Path file) {
            try {
                BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
                return is.lastModifiedTime() + " " + is.size() + " " + is.fileKey();
            } catch (IOException absent) {
                return "";
            }
        }
    }
}
