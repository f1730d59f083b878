package io.callgate.cli.list.word;

import io.callgate.store.register.ListKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A list's kind as typed. */
public final class KindWord implements ITypeConverter<ListKind> {

    @Override
    public ListKind convert(String word) {
        try {
            return ListKind.ofWord(word);
        } catch (IllegalArgumentException unknown) {
            throw new TypeConversionException(unknown.getMessage());
        }
    }
}
