package io.callgate.store;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

import io.callgate.store.register.Author;
import io.callgate.store.register.Coverage;
import io.callgate.store.register.ListKind;
import io.callgate.store.snapshot.SnapshotBuilder;

/**
 * What an admin asks for with {@code list import}.
 *
 * @param file     the file as given: its SHA-256 is recorded
 * @param issued   the issuer's date; of a verdict-cache, when its numbers were checked
 * @param coverage of a deny list; empty: as the version before
 * @param limits   how far the import may go
 */
public record ListImport(String list, Path file, ListKind kind, LocalDate issued,
        SnapshotBuilder.Mode mode, Optional<Coverage> coverage, Limits limits, Author author,
        String note) {

    /** Names are file names and column values, too. */
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    public ListImport {
        if (!list.matches(NAME)) {
            throw new IllegalArgumentException("a list's name is up to 64 letters, digits, dots,"
                    + " dashes and underscores, not '" + list + "'");
        }
        if (kind == ListKind.VERDICT_CACHE && coverage.isPresent()) {
            throw new IllegalArgumentException("a verdict-cache covers the numbers it holds and"
                    + " no others: a coverage is for deny lists");
        }
    }

    /**
     * How far an import may go.
     *
     * @param maxShrinkPercent it is refused if it would make the list shorter by more
     * @param keep             of the list's versions, so many newest keep their numbers
     * @param dryRun           build and count, activate nothing
     */
    public record Limits(int maxShrinkPercent, int keep, boolean dryRun) {

        /** A month's change of a national list is a few percent; half a file is not. */
        public static final int MAX_SHRINK_PERCENT_DEFAULT = 20;

        /** The active version, and two to go back to. */
        public static final int KEEP_DEFAULT = 3;

        public static final Limits USUAL =
                new Limits(MAX_SHRINK_PERCENT_DEFAULT, KEEP_DEFAULT, false);

        public Limits {
            if (maxShrinkPercent < 0 || maxShrinkPercent > 100) {
                throw new IllegalArgumentException("max-shrink is a percentage, 0 to 100");
            }
            if (keep < 1) {
                throw new IllegalArgumentException("keep is a count of versions, 1 or more");
            }
        }
    }

    /** A deny list that replaces its version before, guarded as is usual. */
    public static ListImport replacing(String list, Path file, LocalDate issued, Author author) {
        return new ListImport(list, file, ListKind.DENY, issued, SnapshotBuilder.Mode.REPLACE,
                Optional.empty(), Limits.USUAL, author, "");
    }
}
