package io.callgate.cli.exempt;

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

/** {@code callgate exempt ls}. */
@Command(name = "ls", description = "Show a seller's exemptions, a page at a time.",
        footer = {"",
            "Examples:",
            "  callgate exempt ls --seller choucroute",
            "  callgate exempt ls --seller choucroute --skip 1000 --json"})
final class ExemptLs implements Callable<Integer> {

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
            List<ExemptShapes.Held> held = store.exemptions(seller, page.skip(), page.max())
                    .stream().map(ExemptShapes::held).toList();
            Table table = new Table("NUMBER", "CAMPAIGN", "BASIS", "EXPIRES", "RECORD");
            held.forEach(one -> table.row(one.number(), one.campaign(), one.basis(),
                    one.expires(), Long.toString(one.record())));
            output.answer(new ExemptShapes.Listing(seller, held), table.lines());
            page.noteWhatFollows(held.size(), output);
        }
        return ExitCode.DONE;
    }
}
