package io.callgate.cli.list;

import io.callgate.store.ingest.Format;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A layout as typed: its word, and all the words for help and completion. */
final class FormatWord implements ITypeConverter<Format>, Iterable<String> {

    @Override
    public Format convert(String word) {
        try {
            return Format.ofWord(word);
        } catch (IllegalArgumentException unknown) {
            throw new TypeConversionException(unknown.getMessage());
        }
    }

    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(Format.values()).map(Format::word).iterator();
    }
}
