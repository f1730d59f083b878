package io.callgate.cli.record;

import io.callgate.cli.PointInTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/** One row of a file: its number, and its other fields by the names of their columns. */
public final class NamedRow {

    private final Map<String, Integer> columns;
    private final List<String> fields;
    private final long number;

    NamedRow(Map<String, Integer> columns, List<String> fields, long number) {
        this.columns = columns;
        this.fields = fields;
        this.number = number;
    }

    public long number() {
        return number;
    }

    /** A field, empty if the row or the file does not have it. */
    public Optional<String> field(String column) {
        Integer index = columns.get(column);
        return index == null || index >= fields.size() ? Optional.empty()
                : Optional.of(fields.get(index).strip()).filter(field -> !field.isEmpty());
    }

    /** A field that holds a time, or what the command line says for every row. */
    public Instant time(String column, Optional<Instant> otherwise) throws BadRow {
        return time(column).or(() -> otherwise).orElseThrow(() -> new BadRow("no " + column));
    }

    /** A field that holds a time, empty if the row does not say. */
    public Optional<Instant> time(String column) throws BadRow {
        PointInTime time = new PointInTime();
        try {
            return field(column).map(time::convert);
        } catch (TypeConversionException notATime) {
            throw new BadRow(column + ": " + notATime.getMessage());
        }
    }

    /** A field that holds one of a few words, empty if the row does not say. */
    public <E extends Enum<E>> Optional<E> word(String column, Class<E> words) throws BadRow {
        Optional<String> text = field(column);
        try {
            return text.map(word -> Enum.valueOf(words, word.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            throw new BadRow(column + " is one of " + Arrays.stream(words.getEnumConstants())
                    .map(word -> word.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ")) + ", not " + text.orElse(""));
        }
    }
}
