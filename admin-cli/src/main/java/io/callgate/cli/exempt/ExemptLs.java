package io.callgate.cli.exempt;

import io.callgate.cli.Table;
import io.callgate.cli.record.Page;
import io.callgate.cli.record.RecordsOfSeller;
import io.callgate.cli.record.Written;
import io.callgate.store.Store;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code callgate exempt ls}. */
@Command(name = "ls", description = "Show a seller's exemptions, a page at a time.",
        footer = {"",
            "Examples:",
            "  callgate exempt ls --seller choucroute",
            "  callgate exempt ls --seller choucroute --skip 1000 --json"})
final class ExemptLs extends RecordsOfSeller<ExemptShapes.Held> {

    @Override
    protected List<ExemptShapes.Held> held(Store store, String seller, Page which)
            throws IOException {
        return store.exemptions(seller, which.skip(), which.max()).stream()
                .map(ExemptShapes::held).toList();
    }

    @Override
    protected Object shape(String seller, List<ExemptShapes.Held> held) {
        return new ExemptShapes.Listing(seller, held);
    }

    @Override
    protected Table table(List<ExemptShapes.Held> held) {
        Table table = new Table("NUMBER", "CAMPAIGN", "BASIS", "GIVEN", "EXPIRES", "RECORD");
        held.forEach(one -> table.row(one.number(), one.campaign(), one.basis(),
                Written.beginning(one.given(), one.dated()), one.expires(),
                Long.toString(one.record())));
        return table;
    }
}
