package io.callgate.gateway.outer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The evidence of a gateway, read as an auditor would: the lines of its files. */
public final class CallRecords {


    private final Path folder;

    public CallRecords(Path folder) {
        this.folder = folder;
    }

    /** Waits until exactly so many calls are on record as judged with the outcome. */
    public void awaitJudged(String outcome, long count) {
        await("\"event\":\"judged\"", "\"verdict\":\"" + outcome + "\"", count);
    }

    /** Waits until exactly so many calls are on record as judged, with this in their line. */
    void awaitJudgedWith(String detail, long count) {
        await("\"event\":\"judged\"", detail, count);
    }

    /** Waits until exactly so many calls are on record as answered. */
    public void awaitAnswered(long count) {
        await("\"event\":\"answered\"", "", count);
    }

    private void await(String event, String detail, long count) {
        Awaitility.await().atMost(Patience.MAX).until(() -> lines().stream()
                .filter(line -> line.contains(event) && line.contains(detail))
                .count(), seen -> seen == count);
    }

    private List<String> lines() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).flatMap(CallRecords::linesOf).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
