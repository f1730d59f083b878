package io.callgate.cli.consent;

import io.callgate.cli.Failure;
import io.callgate.cli.PointInTime;
import io.callgate.cli.record.BadRow;
import io.callgate.cli.record.NamedRow;
import io.callgate.cli.record.RecordImport;
import io.callgate.store.register.Event;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** What a person agreed to; in a file, for the rows that do not say. A mixin. */
final class ConsentTerms {

    static final Set<String> COLUMNS = Set.of("campaign", "given-at", "expires", "proof", "note");

    @Option(names = "--campaign", defaultValue = Event.ALL_CAMPAIGNS, paramLabel = "C",
            description = "One product or purpose of the seller; default: all of them.")
    private String campaign;

    @Option(names = "--given-at", paramLabel = "T", converter = PointInTime.class,
            description = "When it was given, as 2026-11-02T10:00+01:00 or a date; not in the"
                    + " future.")
    private Instant given;

    @Option(names = "--expires", paramLabel = "T", converter = PointInTime.class,
            description = "From when on it no longer holds.")
    private Instant expires;

    @Option(names = "--proof", paramLabel = "REF",
            description = "Where the proof of it is kept: whoever calls must be able to show it.")
    private String proof;

    /** The consent that a row of a file says was given. */
    Event.ConsentGiven event(RecordImport records, NamedRow row, ConsentLimit limit)
            throws BadRow {
        Optional<String> kept = row.field("proof").or(() -> Optional.ofNullable(proof));
        Instant from = row.time("given-at", Optional.ofNullable(given));
        Instant until = row.time("expires", Optional.ofNullable(expires));
        if (PointInTime.isInFuture(from)) {
            throw new BadRow("given-at " + from + " is in the future");
        }
        if (!until.isAfter(from)) {
            throw new BadRow("expires before it was given");
        }
        Optional<String> objection = limit.objection(row.number(), from, until);
        if (objection.isPresent()) {
            throw new BadRow(objection.get());
        }
        return new Event.ConsentGiven(records.seller(), records.helped(row, campaign),
                row.number(), from, until, kept.orElseThrow(() -> new BadRow("no proof")),
                row.field("note").orElse(records.note()));
    }

    /** The consent that the options say was given. */
    Event.ConsentGiven event(String seller, long number, String note, ConsentLimit limit) {
        if (given == null || expires == null || proof == null) {
            throw Failure.usage("a consent needs --given-at, --expires and --proof: it is for the"
                    + " caller to prove it");
        }
        if (PointInTime.isInFuture(given)) {
            throw Failure.usage("--given-at " + given + " is in the future: nobody has agreed to"
                    + " anything yet");
        }
        if (!expires.isAfter(given)) {
            throw Failure.usage("--expires must be after --given-at");
        }
        limit.objection(number, given, expires).ifPresent(objection -> {
            throw Failure.usage(objection);
        });
        return new Event.ConsentGiven(seller, campaign, number, given, expires, proof, note);
    }
}
