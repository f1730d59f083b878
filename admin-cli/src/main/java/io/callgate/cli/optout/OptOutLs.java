package io.callgate.cli.optout;

import io.callgate.cli.ExitCode;
import io.callgate.cli.OfSeller;
import io.callgate.cli.Output;
import io.callgate.cli.Table;
import io.callgate.cli.record.Written;
import io.callgate.store.Store;
import io.callgate.store.register.Event;
import io.callgate.store.register.OptOut;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code callgate optout ls}. */
@Command(name = "ls", description = "Show a seller's opt-outs, a page at a time.",
        footer = {"",
            "Examples:",
            "  callgate optout ls --seller choucroute",
            "  callgate optout ls --seller choucroute --skip 1000 --json"})
final class OptOutLs implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private OfSeller of;

    @Option(names = "--skip", defaultValue = "0", paramLabel = "N",
            description = "Leave out the first N.")
    private long skip;

    @Option(names = "--max", defaultValue = "1000", paramLabel = "N",
            description = "Show at most N; default: ${DEFAULT-VALUE}.")
    private int max;

    @Override
    public Integer call() throws IOException {
        String seller = of.knownSeller(output);
        try (Store store = of.session().existingStore()) {
            List<OptOutShapes.Held> held = store.optOuts(seller, skip, max).stream()
                    .map(OptOutLs::shape).toList();
            Table table = new Table("NUMBER", "CAMPAIGN", "CHANNEL", "EXPIRES", "RECORD");
            held.forEach(one -> table.row(one.number(), one.campaign(), one.channel(),
                    one.expires(), Long.toString(one.record())));
            output.answer(new OptOutShapes.Listing(seller, held), table.lines());
            if (held.size() == max) {
                output.note("there may be more: --skip " + (skip + max));
            }
        }
        return ExitCode.DONE;
    }

    static OptOutShapes.Held shape(OptOut optOut) {
        return new OptOutShapes.Held(Written.number(optOut.number()), optOut.campaign(),
                optOut.channel().word(),
                optOut.expires().equals(Event.NEVER) ? "" : optOut.expires().toString(),
                optOut.sequence());
    }
}
