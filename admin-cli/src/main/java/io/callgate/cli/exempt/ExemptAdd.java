package io.callgate.cli.exempt;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Output;
import io.callgate.cli.PointInTime;
import io.callgate.cli.record.TypedRecord;
import io.callgate.store.Store;
import io.callgate.store.numbering.E164;
import io.callgate.store.register.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code callgate exempt add}. */
@Command(name = "add", description = "Record that a person may be called although listed.",
        footer = {"",
            "Examples:",
            "  callgate exempt add 0612345678 --seller choucroute --basis contract \\",
            "      --note 'contract 2026-118'",
            "  callgate exempt add 0612345678 --seller choucroute --basis callback \\",
            "      --expires 2026-11-27T18:00+01:00"})
final class ExemptAdd implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private TypedRecord typed;

    @Mixin
    private ExemptTerms terms;

    @Option(names = "--expires", paramLabel = "T", converter = PointInTime.class,
            description = "From when on it no longer holds; default: until it is removed.")
    private Instant expires;

    @Override
    public Integer call() throws IOException {
        Event.ExemptionAdded added = new Event.ExemptionAdded(typed.seller(output),
                typed.campaign(terms.campaign()), terms.basis(), typed.number(),
                expires == null ? Event.NEVER : expires, typed.note());
        try (Store store = typed.session().store(output)) {
            long sequence = store.exemptionAdd(typed.author(), added);
            String number = E164.format(added.number());
            output.answer(new ExemptShapes.Recorded(number, added.seller(), added.campaign(),
                    added.basis().word(), sequence), List.of(number + " may be called by "
                            + added.seller() + ": " + added.basis().word() + "; record "
                            + sequence));
        }
        return ExitCode.DONE;
    }
}
