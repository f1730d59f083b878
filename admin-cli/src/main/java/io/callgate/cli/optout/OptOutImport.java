package io.callgate.cli.optout;

import io.callgate.cli.Output;
import io.callgate.cli.record.BadRow;
import io.callgate.cli.record.NamedRow;
import io.callgate.cli.record.RecordImport;
import io.callgate.store.register.Channel;
import io.callgate.store.register.Event;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code callgate optout import}. */
@Command(name = "import", description = "Record the opt-outs of a file: one number a line, or a"
        + " table with a header.",
        footer = {"",
            "Columns, besides that of the numbers: campaign, channel, expires, note. What a row",
            "leaves empty is as the options say. Recorded 10,000 at a time, each batch whole or",
            "not at all; a file imported again is recorded again, which changes no verdict.",
            "",
            "Examples:",
            "  callgate optout import stop.csv --seller choucroute --source 'CRM, November'",
            "  callgate optout import stop.txt --seller choucroute --dry-run"})
final class OptOutImport implements Callable<Integer> {

    private static final Set<String> COLUMNS = Set.of("campaign", "channel", "expires", "note");

    @Mixin
    private Output output;

    @Mixin
    private RecordImport records;

    @Mixin
    private OptOutScope scope;

    @Override
    public Integer call() throws IOException {
        scope.reservation().ifPresent(output::note);
        return records.run(output, COLUMNS, this::event);
    }

    private Event event(NamedRow row) throws BadRow {
        return new Event.OptOutAdded(records.seller(),
                records.bound(row, scope.campaign(), output),
                row.word("channel", Channel.class).orElse(scope.channel()), row.number(),
                row.time("expires", Optional.of(Event.NEVER)),
                row.field("note").orElse(records.note()));
    }
}
