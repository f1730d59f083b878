package io.callgate.cli.record;

import io.callgate.cli.Failure;
import io.callgate.store.ingest.AdminFile;
import io.callgate.store.numbering.E164;
import io.callgate.store.register.Event;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A file of records: a table of which one column holds numbers and the others are known by name.
 * One pass, a row at a time.
 */
final class RecordFile {

    private final AdminFile file;
    private final RowRule rule;
    private final Set<String> known;
    private final Set<String> ignored;

    /** Takes what a file holds. */
    interface Sink {

        void record(Event event) throws IOException;

        void reject(long line, String text, String cause) throws IOException;
    }

    /** @param ignored columns that the admin says are of no matter */
    RecordFile(AdminFile file, RowRule rule, Set<String> known, Set<String> ignored) {
        this.file = file;
        this.rule = rule;
        this.known = known;
        this.ignored = ignored;
    }

    void read(Sink sink) throws IOException {
        file.readRows(new Reader(sink));
    }

    /** Words count, not how they are joined: Given at, given-at and given_at are one name. */
    static String plain(String column) {
        return column.strip().toLowerCase(Locale.ROOT).replaceAll("[ _]", "-");
    }

    private final class Reader implements AdminFile.RowSink {

        private final Sink sink;
        private Map<String, Integer> columns = Map.of();

        Reader(Sink sink) {
            this.sink = sink;
        }

        /** A column passed over in silence could be the one that narrows a consent. */
        @Override
        public void header(List<String> names, int numberColumn) {
            columns = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                String name = plain(names.get(i));
                boolean passedOver = i == numberColumn || ignored.contains(name);
                if (!passedOver && known.contains(name)) {
                    columns.put(name, i);
                } else if (!passedOver) {
                    throw Failure.usage("column '" + names.get(i) + "' is none of "
                            + String.join(", ", known.stream().sorted().toList())
                            + ": rename it, or say --ignore '" + names.get(i) + "'");
                }
            }
        }

        @Override
        public void row(long line, List<String> fields, String typed, long number)
                throws IOException {
            if (!E164.isSubscriber(number)) {
                sink.reject(line, typed, file.cause(typed));
                return;
            }
            try {
                sink.record(rule.event(new NamedRow(columns, fields, number)));
            } catch (BadRow bad) {
                reject(line, fields, bad.getMessage());
            }
        }

        @Override
        public void reject(long line, List<String> fields, String cause) throws IOException {
            sink.reject(line, String.join(" ", fields), cause);
        }
    }
}
