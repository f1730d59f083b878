package io.callgate.cli.optout;

import io.callgate.cli.Table;
import io.callgate.cli.record.Page;
import io.callgate.cli.record.RecordsOfSeller;
import io.callgate.store.Store;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code callgate optout ls}. */
@Command(name = "ls", description = "Show a seller's opt-outs, a page at a time.",
        footer = {"",
            "Examples:",
            "  callgate optout ls --seller choucroute",
            "  callgate optout ls --seller choucroute --skip 1000 --json"})
final class OptOutLs extends RecordsOfSeller<OptOutShapes.Held> {

    @Override
    protected List<OptOutShapes.Held> held(Store store, String seller, Page which)
            throws IOException {
        return store.optOuts(seller, which.skip(), which.max()).stream()
                .map(OptOutShapes::held).toList();
    }

    @Override
    protected Object shape(String seller, List<OptOutShapes.Held> held) {
        return new OptOutShapes.Listing(seller, held);
    }

    @Override
    protected Table table(List<OptOutShapes.Held> held) {
        Table table = new Table("NUMBER", "CAMPAIGN", "CHANNEL", "EXPIRES", "RECORD");
        held.forEach(one -> table.row(one.number(), one.campaign(), one.channel(),
                one.expires(), Long.toString(one.record())));
        return table;
    }
}
