package io.callgate.cli.scrub;

import io.callgate.cli.file.CsvLine;
import io.callgate.cli.file.NewFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The rows of one verdict, in a file of their own. */
final class Pile implements Closeable {

    private final Path path;
    private final NewFile file;
    private final CsvLine line;
    private long rows;

    Pile(Path path) throws IOException {
        this.path = path;
        file = NewFile.create(path);
        line = new CsvLine(file.writer());
    }

    void header(List<String> names) throws IOException {
        line.fields(names).field("reason").field("list").field("version").end();
    }

    /** @param width fields that a row has at least: the reason stands under its name */
    void add(List<String> fields, int width, String reason, String list, long version)
            throws IOException {
        line.fields(fields);
        for (int missing = fields.size(); missing < width; missing++) {
            line.field("");
        }
        line.field(reason).field(list).field(version == 0 ? "" : Long.toString(version)).end();
        rows++;
    }

    ScrubShape.Part finish() throws IOException {
        file.finish();
        return new ScrubShape.Part(rows, path.toString());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
