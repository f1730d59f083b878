package io.callgate.cli.consent;

import io.callgate.cli.Table;
import io.callgate.cli.record.Page;
import io.callgate.cli.record.RecordsOfSeller;
import io.callgate.store.Store;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code callgate consent ls}. */
@Command(name = "ls", description = "Show the last word of each person on being called by a seller,"
        + " a page at a time.",
        footer = {"",
            "Examples:",
            "  callgate consent ls --seller choucroute",
            "  callgate consent ls --seller choucroute --skip 1000 --json"})
final class ConsentLs extends RecordsOfSeller<ConsentShapes.Held> {

    @Override
    protected List<ConsentShapes.Held> held(Store store, String seller, Page which)
            throws IOException {
        return store.consents(seller, which.skip(), which.max()).stream()
                .map(ConsentShapes::held).toList();
    }

    @Override
    protected Object shape(String seller, List<ConsentShapes.Held> held) {
        return new ConsentShapes.Listing(seller, held);
    }

    @Override
    protected Table table(List<ConsentShapes.Held> held) {
        Table table = new Table("NUMBER", "CAMPAIGN", "SAID", "GIVEN", "EXPIRES", "PROOF",
                "RECORD");
        held.forEach(one -> table.row(one.number(), one.campaign(),
                one.withdrawn() ? "no" : "yes", one.given(), one.expires(), one.proof(),
                Long.toString(one.record())));
        return table;
    }
}
