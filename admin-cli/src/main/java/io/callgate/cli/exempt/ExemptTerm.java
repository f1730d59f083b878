package io.callgate.cli.exempt;

import io.callgate.cli.Failure;
import io.callgate.cli.PointInTime;
import io.callgate.cli.record.BadRow;
import io.callgate.cli.record.NamedRow;
import io.callgate.store.register.Event;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** From when until when an exemption holds; in a file, for the rows that do not say. A mixin. */
final class ExemptTerm {

    @Option(names = "--given-at", paramLabel = "T", converter = PointInTime.class,
            description = "When the contract, the request to be called back or the subscription"
                    + " began, as 2026-11-02T10:00+01:00 or a date: the law's term counts from"
                    + " then. Default: as recorded before, else from now on.")
    private Instant given;

    @Option(names = "--expires", paramLabel = "T", converter = PointInTime.class,
            description = "From when on it no longer holds, whatever the law allows; default:"
                    + " until it is removed.")
    private Instant expires;

    /** What a row of a file says. */
    record Term(Optional<Instant> given, Instant expires) {
    }

    Term of(NamedRow row) throws BadRow {
        Optional<Instant> from = row.time("given-at").or(() -> Optional.ofNullable(given));
        Instant until = row.time("expires").orElse(expires == null ? Event.NEVER : expires);
        if (from.filter(PointInTime::isInFuture).isPresent()) {
            throw new BadRow("given-at " + from.get() + " is in the future");
        }
        if (from.filter(begun -> !until.isAfter(begun)).isPresent()) {
            throw new BadRow("expires before it was given");
        }
        return new Term(from, until);
    }

    /** What the options say. */
    Term typed() {
        Term term = new Term(Optional.ofNullable(given), expires == null ? Event.NEVER : expires);
        if (term.given.filter(PointInTime::isInFuture).isPresent()) {
            throw Failure.usage("--given-at " + given + " is in the future: nobody can be called"
                    + " for a reason that has not begun");
        }
        if (given != null && !term.expires.isAfter(given)) {
            throw Failure.usage("--expires must be after --given-at");
        }
        if (!PointInTime.isInFuture(term.expires)) {
            throw Failure.usage("it is over already, since " + term.expires + ": it would let no"
                    + " call through; exempt rm ends one that is on record");
        }
        return term;
    }
}
