package io.callgate.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;

import io.callgate.store.ingest.Standing;
import io.callgate.store.register.Author;
import io.callgate.store.register.Channel;
import io.callgate.store.register.Event;
import io.callgate.store.snapshot.BlockSet;

/** Makes files of numbers for tests, one canonical number a line, and imports them. */
public final class Lists {

    public static final Author ADMIN = new Author("jane", "cli");
    public static final LocalDate ISSUED = LocalDate.of(2026, 11, 1);

    private Lists() {
    }

    public static Path file(Path directory, long... numbers) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (long number : numbers) {
            lines.append(number).append('\n');
        }
        Path file = Files.createTempFile(directory, "list", ".txt");
        return Files.writeString(file, lines);
    }

    /** The plainest source there is: a line is a number or it is not. */
    public static NumberSource lines(Path file) {
        return entries -> {
            long line = 0;
            for (String text : Files.readAllLines(file)) {
                line++;
                if (text.matches("[1-9][0-9]{1,14}")) {
                    entries.number(Long.parseLong(text), Standing.LISTED);
                } else {
                    entries.reject(line, text, "no number");
                }
            }
        };
    }

    public static ImportReport replace(Store store, String list, Path file) throws IOException {
        return store.importList(ListImport.replacing(list, file, ISSUED, ADMIN), lines(file));
    }

    /** Opt-outs of one seller, each in a block of its own. */
    public static List<Event> optOuts(int first, int count) {
        return LongStream.range(first, first + count).mapToObj(block -> (Event)
                new Event.OptOutAdded("choucroute", "", Channel.VOICE, block * BlockSet.SUFFIXES,
                        Event.NEVER, "")).toList();
    }
}
