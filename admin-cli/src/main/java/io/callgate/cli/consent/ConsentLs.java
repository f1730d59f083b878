package io.callgate.cli.consent;

import io.callgate.cli.ExitCode;
import io.callgate.cli.OfSeller;
import io.callgate.cli.Output;
import io.callgate.cli.Table;
import io.callgate.cli.record.Page;
import io.callgate.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code callgate consent ls}. */
@Command(name = "ls", description = "Show the last word of each person on being called by a seller,"
        + " a page at a time.",
        footer = {"",
            "Examples:",
            "  callgate consent ls --seller choucroute",
            "  callgate consent ls --seller choucroute --skip 1000 --json"})
final class ConsentLs implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private OfSeller of;

    @Mixin
    private Page page;

    @Override
    public Integer call() throws IOException {
        String seller = of.knownSeller(output);
        try (Store store = of.session().existingStore()) {
            List<ConsentShapes.Held> held = store.consents(seller, page.skip(), page.max())
                    .stream().map(ConsentShapes::held).toList();
            Table table = new Table("NUMBER", "CAMPAIGN", "SAID", "GIVEN", "EXPIRES", "PROOF",
                    "RECORD");
            held.forEach(one -> table.row(one.number(), one.campaign(),
                    one.withdrawn() ? "no" : "yes", one.given(), one.expires(), one.proof(),
                    Long.toString(one.record())));
            output.answer(new ConsentShapes.Listing(seller, held), table.lines());
            page.noteWhatFollows(held.size(), output);
        }
        return ExitCode.DONE;
    }
}
