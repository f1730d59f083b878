package io.callgate.cli.list;

import io.callgate.cli.Output;
import io.callgate.cli.Progress;
import io.callgate.store.NumberSource;
import io.callgate.store.ingest.AdminFile;
import io.callgate.store.ingest.EntrySink;
import io.callgate.store.ingest.Standing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a file, with the progress of its reading shown to whoever watches. */
final class WatchedFile implements NumberSource {

    /** A clock reading each so many numbers: none is felt. */
    private static final int NUMBERS_A_LOOK = 1 << 14;

    /** Of the lines that are rejected, so many are shown; all of them are in a file. */
    private static final int REJECTS_SHOWN_MAX = 10;
    private static final int REJECT_CHARS_MAX = 60;

    private final AdminFile file;
    private final Standing wanted;
    private final Output output;
    private final List<ListShapes.Reject> firstRejects = new ArrayList<>();
    private long leftOut;

    /** @param wanted which of the file's numbers are handed over */
    WatchedFile(AdminFile file, Standing wanted, Output output) {
        this.file = file;
        this.wanted = wanted;
        this.output = output;
    }

    @Override
    public void read(NumberSink numbers, RejectSink rejects) throws IOException {
        try (Progress progress = output.progress()) {
            Entries entries = new Entries(numbers, rejects, progress, file.size());
            file.read(entries);
            leftOut = entries.others;
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

    /** Numbers of the other standing, such as those the file calls clean. */
    long leftOut() {
        return leftOut;
    }

    private final class Entries implements EntrySink {

        private final NumberSink numbers;
        private final RejectSink rejects;
        private final Progress progress;
        private final long size;
        private long handed;
        private long others;

        Entries(NumberSink numbers, RejectSink rejects, Progress progress, long size) {
            this.numbers = numbers;
            this.rejects = rejects;
            this.progress = progress;
            this.size = size;
        }

        @Override
        public void number(long number, Standing standing) throws IOException {
            if (standing != wanted) {
                others++;
                return;
            }
            numbers.accept(number);
            handed++;
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
            rejects.reject(line, text, cause);
        }
    }
}
