package io.callgate.cli.exempt;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Failure;
import io.callgate.cli.Output;
import io.callgate.cli.record.TypedRecord;
import io.callgate.cli.record.Written;
import io.callgate.store.Store;
import io.callgate.store.numbering.E164;
import io.callgate.store.register.Event;
import io.callgate.store.register.Exemption;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code callgate exempt add}. */
@Command(name = "add", description = "Record that a person may be called although listed.",
        footer = {"",
            "Examples:",
            "  callgate exempt add 0612345678 --seller choucroute --campaign mutuelle \\",
            "      --basis contract --given-at 2026-03-01 --note 'contract 2026-118'",
            "  callgate exempt add 0612345678 --seller choucroute --basis callback \\",
            "      --given-at 2026-11-20T18:00+01:00"})
final class ExemptAdd implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private TypedRecord typed;

    @Mixin
    private ExemptTerms terms;

    @Mixin
    private ExemptTerm term;

    @Override
    public Integer call() throws IOException {
        ExemptTerm.Term stated = term.typed();
        Event.ExemptionAdded added = new Event.ExemptionAdded(typed.seller(output),
                typed.exempted(terms.campaign(), terms.basis()), terms.basis(), typed.number(),
                stated.given(), stated.expires(), typed.note());
        try (Store store = typed.session().store(output)) {
            Optional<Exemption> before = heldBy(store, added);
            long sequence = store.exemptionAdd(typed.author(), added);
            Exemption holds = heldBy(store, added).orElseThrow(() -> Failure.usage("somebody has"
                    + " removed it meanwhile; see: callgate number "
                    + E164.format(added.number())));
            without(holds, sequence, before.isPresent() && added.given().isEmpty())
                    .ifPresent(output::note);
            before.flatMap(other -> hidden(other, holds, sequence)).ifPresent(output::note);
            ExemptLimit.of(typed.session().configured(), added.seller()).objection(holds)
                    .ifPresent(output::note);
            String number = E164.format(added.number());
            output.answer(ExemptShapes.added(holds, sequence), List.of(number
                    + " is exempt for " + added.seller() + ": " + added.basis().word()
                    + " since " + Written.beginning(holds) + "; record " + sequence));
        }
        return ExitCode.DONE;
    }

    private static Optional<Exemption> heldBy(Store store, Event.ExemptionAdded added)
            throws IOException {
        return store.exemption(added.seller(), added.campaign(), added.basis(), added.number());
    }

    /** One of a reason is kept: what the record just made hides, although it would last longer. */
    private static Optional<String> hidden(Exemption other, Exemption holds, long sequence) {
        boolean isAnother = other.dated() && !other.given().equals(holds.given());
        return holds.sequence() == sequence && isAnother && other.expires().isAfter(holds.expires())
                ? Optional.of("record " + other.sequence() + " of the same reason, which ends"
                        + " later, counts no more: if it goes on, record it again once this one"
                        + " is over")
                : Optional.empty();
    }

    /** Why the record just made begins no new term; empty if it does. */
    private static Optional<String> without(Exemption holds, long sequence, boolean undated) {
        if (holds.sequence() != sequence) {
            return Optional.of("recorded, but record " + holds.sequence() + ", given later, still"
                    + " holds: remove that first (exempt rm) if it is wrong");
        }
        return undated ? Optional.of("it was on record already: its term counts as before; if this"
                + " is another contract or request, say --given-at") : Optional.empty();
    }
}
