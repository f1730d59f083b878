package io.callgate.cli.consent;

import io.callgate.cli.ExitCode;
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
import picocli.CommandLine.Option;

/** {@code callgate consent withdraw}. */
@Command(name = "withdraw", description = "Record that a person no longer agrees to be called,"
        + " whether a consent is on record or not.",
        footer = {"",
            "Examples:",
            "  callgate consent withdraw 0612345678 --seller choucroute --source 'by phone'"})
final class ConsentWithdraw implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private TypedRecord typed;

    @Option(names = "--campaign", defaultValue = Event.ALL_CAMPAIGNS, paramLabel = "C",
            description = "One product or purpose of the seller; default: all of them.")
    private String campaign;

    @Override
    public Integer call() throws IOException {
        long number = typed.number();
        String seller = typed.seller(output);
        typed.bound(campaign, output);
        try (Store store = typed.session().store(output)) {
            long sequence = store.consentWithdraw(typed.author(),
                    new Event.ConsentWithdrawn(seller, campaign, number, typed.note()));
            output.answer(new ConsentShapes.Recorded(E164.format(number), seller, campaign,
                    sequence), List.of(E164.format(number) + " no longer agrees to be called by "
                            + seller + "; record " + sequence));
        }
        return ExitCode.DONE;
    }
}
