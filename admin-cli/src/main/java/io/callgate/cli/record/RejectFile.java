package io.callgate.cli.record;

import io.callgate.cli.file.NewFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rejected lines of a file with their causes; no file if there are none. */
final class RejectFile implements Closeable {

    private static final int SHOWN_MAX = 10;
    private static final int SHOWN_CHARS_MAX = 60;

    private final Path path;
    private final List<RecordShapes.Reject> first = new ArrayList<>();
    private Optional<NewFile> file = Optional.empty();
    private long count;

    RejectFile(Path path) {
        this.path = path;
    }

    void add(long line, String text, String cause) throws IOException {
        if (file.isEmpty()) {
            file = Optional.of(NewFile.create(path));
            file.get().writer().append("line\tcause\ttext\n");
        }
        // It is shown on terminals, some of which obey what is in it.
        String shown = text.replaceAll("\\p{Cc}", " ");
        file.get().writer().append(line + "\t" + cause + "\t" + shown + "\n");
        if (first.size() < SHOWN_MAX) {
            first.add(new RecordShapes.Reject(line, shown.length() > SHOWN_CHARS_MAX
                    ? shown.substring(0, SHOWN_CHARS_MAX) + "..." : shown, cause));
        }
        count++;
    }

    long count() {
        return count;
    }

    List<RecordShapes.Reject> first() {
        return first;
    }

    /** Where they are, once this is finished; empty if there are none. */
    String path() {
        return file.isEmpty() ? "" : path.toString();
    }

    void finish() throws IOException {
        if (file.isPresent()) {
            file.get().finish();
        }
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
