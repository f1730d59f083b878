package io.callgate.cli.list;

import io.callgate.cli.Output;
import io.callgate.cli.Progress;
import io.callgate.store.NumberSource;
import io.callgate.store.ingest.AdminFile;
import io.callgate.store.ingest.EntrySink;
import io.callgate.store.ingest.Standing;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The numbers of a file, with the progress of its reading shown to whoever watches. */
final class WatchedFile implements NumberSource {

    /** A clock reading each so many numbers: none is felt. */
    private static final int NUMBERS_A_LOOK = 1 << 14;

    /** Of the lines that are rejected, so many are shown; all of them are in a file. */
    private static final int REJECTS_SHOWN_MAX = 10;
    private static final int REJECT_CHARS_MAX = 60;

    private final AdminFile file;
    private final boolean cleanToo;
    private final Output output;
    private final List<ListShapes.Reject> firstRejects = new ArrayList<>();
    private long leftOut;
    private long clean;

    /** @param cleanToo whether the numbers that the file calls clean are handed over, too */
    WatchedFile(AdminFile file, boolean cleanToo, Output output) {
        this.file = file;
        this.cleanToo = cleanToo;
        this.output = output;
    }

    @Override
    public void read(EntrySink sink) throws IOException {
        try (Progress progress = output.progress()) {
            Entries entries = new Entries(sink, progress, file.size());
            file.read(entries);
            leftOut = entries.others;
            clean = entries.clean;
        }
    }

    /** How the file is read, for the admin. */
    String description() {
        return file.description();
    }

    /** The first lines that are no numbers. */
    List<ListShapes.Reject> firstRejects() {
        return firstRejects;
    }

    /** Numbers that the file calls clean and that were handed over. */
    long clean() {
        return clean;
    }

    /** Numbers that the file calls clean and that were not handed over. */
    long leftOut() {
        return leftOut;
    }

    private final class Entries implements EntrySink {

        private final EntrySink sink;
        private final Progress progress;
        private final long size;
        private long handed;
        private long others;
        private long clean;

        Entries(EntrySink sink, Progress progress, long size) {
            this.sink = sink;
            this.progress = progress;
            this.size = size;
        }

        @Override
        public void number(long number, Standing standing) throws IOException {
            if (isWanted(standing)) {
                sink.number(number, standing);
                counted(standing);
            }
        }

        @Override
        public Optional<String> number(long number, Standing standing, LocalDate checked)
                throws IOException {
            if (!isWanted(standing)) {
                return Optional.empty();
            }
            counted(standing);
            return sink.number(number, standing, checked);
        }

        private boolean isWanted(Standing standing) {
            boolean wanted = cleanToo || standing == Standing.LISTED;
            others += wanted ? 0 : 1;
            return wanted;
        }

        private void counted(Standing standing) {
            handed++;
            clean += standing == Standing.CLEAN ? 1 : 0;
            if (handed % NUMBERS_A_LOOK == 0) {
                progress.at(file.position(), size, handed, "numbers");
            }
        }

        @Override
        public void reject(long line, String text, String cause) throws IOException {
            if (firstRejects.size() < REJECTS_SHOWN_MAX) {
                firstRejects.add(new ListShapes.Reject(line, text.length() > REJECT_CHARS_MAX
                        ? text.substring(0, REJECT_CHARS_MAX) + "..." : text, cause));
            }
            sink.reject(line, text, cause);
        }
    }
}
