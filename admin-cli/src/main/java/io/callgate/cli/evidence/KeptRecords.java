package io.callgate.cli.evidence;

import io.callgate.cli.Configured;
import io.callgate.cli.Failure;
import io.callgate.cli.PointInTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which call records a command reads: a gateway's folder, from a moment to another. A mixin. */
public final class KeptRecords {

    private static final Pattern DAY_FILE =
            Pattern.compile("calls-(\\d{4}-\\d{2}-\\d{2})\\.jsonl(\\.gz)?");

    @Mixin
    private Configured configured;

    @Option(names = "--records", paramLabel = "DIR", description = "The folder with call records;"
            + " default: evidence.directory of the configuration.")
    private Path folder;

    @Option(names = "--from", paramLabel = "TIME", converter = PointInTime.class,
            description = "Calls from then on, as 2026-11-01 or 2026-11-01T10:00+01:00; without an"
                    + " offset in this machine's time zone.")
    private Instant from = Instant.MIN;

    @Option(names = "--to", paramLabel = "TIME", converter = PointInTime.class,
            description = "Calls before then.")
    private Instant to = Instant.MAX;

    Configured configured() {
        return configured;
    }

    Path folder() {
        Path named = Optional.ofNullable(folder)
                .orElseGet(() -> configured.required().evidence().directory());
        if (!Files.isDirectory(named)) {
            throw Files.notExists(named) || Files.exists(named)
                    ? Failure.unknown("there is no folder " + named) : Failure.hidden(named);
        }
        return named;
    }

    /** The files with calls of the span, oldest first; those of later days too if wanted. */
    List<Path> files(boolean laterToo) throws IOException {
        SortedMap<LocalDate, List<Path>> days;
        try (Stream<Path> files = Files.list(folder())) {
            days = files.filter(file -> day(file).filter(day ->
                            reaches(day) && (laterToo || !isAfter(day))).isPresent())
                    .sorted().collect(Collectors.groupingBy(file -> day(file).orElseThrow(),
                            TreeMap::new, Collectors.toList()));
        }
        List<Path> chosen = new ArrayList<>();
        for (List<Path> day : days.values()) {
            chosen.addAll(day.size() == 1 ? day : PackedDay.toRead(day.get(0), day.get(1)));
        }
        return chosen;
    }

    private boolean reaches(LocalDate day) {
        return from.equals(Instant.MIN)
                || !day.isBefore(LocalDate.ofInstant(from, ZoneOffset.UTC));
    }

    private boolean isAfter(LocalDate day) {
        return !to.equals(Instant.MAX) && day.isAfter(LocalDate.ofInstant(to, ZoneOffset.UTC));
    }

    /** The UTC day whose events the file holds; empty if it is no file of call records. */
    static Optional<LocalDate> day(Path file) {
        Matcher name = DAY_FILE.matcher(file.getFileName().toString());
        try {
            return name.matches() ? Optional.of(LocalDate.parse(name.group(1))) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    boolean spans(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
