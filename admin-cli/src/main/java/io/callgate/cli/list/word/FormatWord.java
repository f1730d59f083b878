package io.callgate.cli.list.word;

import io.callgate.store.ingest.Format;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A layout as typed: its word, and all the words for help and completion. */
public final class FormatWord implements ITypeConverter<FormatWord.Asked>, Iterable<String> {

    public static final String RECOGNISED = "auto";

    /** A layout as asked for; empty: that which is recognised. */
    public record Asked(Optional<Format> format) {
    }

    @Override
    public Asked convert(String word) {
        if (word.equals(RECOGNISED)) {
            return new Asked(Optional.empty());
        }
        try {
            return new Asked(Optional.of(Format.ofWord(word)));
        } catch (IllegalArgumentException unknown) {
            throw new TypeConversionException("a format is " + String.join(", ", this) + ", not "
                    + word);
        }
    }

    @Override
    public Iterator<String> iterator() {
        return Stream.concat(Stream.of(RECOGNISED),
                Arrays.stream(Format.values()).map(Format::word)).iterator();
    }
}
