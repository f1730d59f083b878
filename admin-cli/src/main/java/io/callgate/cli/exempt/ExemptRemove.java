package io.callgate.cli.exempt;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Failure;
import io.callgate.cli.Output;
import io.callgate.cli.record.TypedRecord;
import io.callgate.store.Store;
import io.callgate.store.numbering.E164;
import io.callgate.store.register.Event;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code callgate exempt rm}. */
@Command(name = "rm", description = "Record that the reason of an exemption is gone; the record of"
        + " it stays.",
        footer = {"",
            "Examples:",
            "  callgate exempt rm 0612345678 --seller choucroute --campaign mutuelle \\",
            "      --basis contract"})
final class ExemptRemove implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private TypedRecord typed;

    @Mixin
    private ExemptTerms terms;

    @Override
    public Integer call() throws IOException {
        Event.ExemptionWithdrawn gone = new Event.ExemptionWithdrawn(typed.seller(output),
                terms.campaign(), terms.basis(), typed.number(), typed.note());
        String number = E164.format(gone.number());
        try (Store store = typed.session().existingStore()) {
            long sequence = store.exemptionRemove(typed.author(), gone)
                    .orElseThrow(() -> Failure.usage(number + " has no such exemption of "
                            + gone.seller() + "; see: callgate number " + number));
            output.answer(new ExemptShapes.Recorded(number, gone.seller(), gone.campaign(),
                    gone.basis().word(), sequence), List.of(number + " is no longer exempt for "
                            + gone.seller() + "; record " + sequence));
        }
        return ExitCode.DONE;
    }
}
