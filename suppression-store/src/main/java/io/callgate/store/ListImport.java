package io.callgate.store;

import java.nio.file.Path;
import java.time.LocalDate;

import io.callgate.store.register.Author;
import io.callgate.store.register.ListKind;
import io.callgate.store.snapshot.SnapshotBuilder;

/**
 * What an admin asks for with {@code list import}.
 *
 * @param file             the file as given: its SHA-256 is recorded
 * @param issued           the issuer's date
 * @param maxShrinkPercent the import is refused if it would make the list shorter by more
 * @param dryRun           build and count, activate nothing
 */
public record ListImport(String list, Path file, ListKind kind, LocalDate issued,
        SnapshotBuilder.Mode mode, int maxShrinkPercent, boolean dryRun, Author author,
        String note) {

    /** A month's change of a national list is a few percent; half a file is not. */
    public static final int MAX_SHRINK_PERCENT_DEFAULT = 20;

    /** Names are file names and column values, too. */
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    public ListImport {
        if (!list.matches(NAME)) {
            throw new IllegalArgumentException("a list's name is up to 64 letters, digits, dots,"
                    + " dashes and underscores, not '" + list + "'");
        }
        if (maxShrinkPercent < 0 || maxShrinkPercent > 100) {
            throw new IllegalArgumentException("max-shrink is a percentage, 0 to 100");
        }
    }

    /** A deny list that replaces its version before, guarded as is usual. */
    public static ListImport replacing(String list, Path file, LocalDate issued, Author author) {
        return new ListImport(list, file, ListKind.DENY, issued, SnapshotBuilder.Mode.REPLACE,
                MAX_SHRINK_PERCENT_DEFAULT, false, author, "");
    }
}
