package io.callgate.cli.list;

import io.callgate.cli.Output;
import io.callgate.cli.Progress;
import io.callgate.store.NumberSource;
import io.callgate.store.ingest.AdminFile;
import io.callgate.store.ingest.EntrySink;
import io.callgate.store.ingest.Standing;
import java.io.IOException;

/** The listed numbers of a file, with the progress of its reading shown to whoever watches. */
final class WatchedFile implements NumberSource {

    /** A clock reading each so many numbers: none is felt. */
    private static final int NUMBERS_A_LOOK = 1 << 14;

    private final AdminFile file;
    private final Output output;
    private long leftOut;

    WatchedFile(AdminFile file, Output output) {
        this.file = file;
        this.output = output;
    }

    @Override
    public void read(NumberSink numbers, RejectSink rejects) throws IOException {
        try (Progress progress = output.progress()) {
            Entries entries = new Entries(numbers, rejects, progress, file.size());
            file.read(entries);
            leftOut = entries.clean;
        }
    }

    /** How the file is read, for the admin. */
    String description() {
        return file.description();
    }

    /** Numbers that the file calls clean, or takes off the list: they are not on it. */
    long leftOut() {
        return leftOut;
    }

    private final class Entries implements EntrySink {

        private final NumberSink numbers;
        private final RejectSink rejects;
        private final Progress progress;
        private final long size;
        private long listed;
        private long clean;

        Entries(NumberSink numbers, RejectSink rejects, Progress progress, long size) {
            this.numbers = numbers;
            this.rejects = rejects;
            this.progress = progress;
            this.size = size;
        }

        @Override
        public void number(long number, Standing standing) throws IOException {
            if (standing == Standing.CLEAN) {
                clean++;
                return;
            }
            numbers.accept(number);
            listed++;
            if (listed % NUMBERS_A_LOOK == 0) {
                progress.at(file.position(), size, String.format("%,d numbers", listed));
            }
        }

        @Override
        public void reject(long line, String text, String cause) throws IOException {
            rejects.reject(line, text, cause);
        }
    }
}
