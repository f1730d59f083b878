package io.callgate.cli.list;

import io.callgate.store.register.ListKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A list's kind as typed. */
final class KindWord implements ITypeConverter<ListKind> {

    @Override
    public ListKind convert(String word) {
        try {
            ListKind kind = ListKind.ofWord(word);
            if (kind != ListKind.DENY) {
                // Judged as a deny list it would let through what it does not know.
                throw new TypeConversionException("a list of kind " + word
                        + " is not judged by in this release, so none is taken");
            }
            return kind;
        } catch (IllegalArgumentException unknown) {
            throw new TypeConversionException(unknown.getMessage());
        }
    }
}
