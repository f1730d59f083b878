package io.callgate.cli.list;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Failure;
import io.callgate.cli.Output;
import io.callgate.cli.Session;
import io.callgate.store.ListChange;
import io.callgate.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code callgate list rm}. */
@Command(name = "rm", description = "Remove a list. A seller that it binds then gets 'cannot"
        + " check' for every call, never a free pass; list rollback brings it back.",
        footer = {"",
            "Examples:",
            "  callgate list rm bloctel --note 'ended on 2026-08-11'"})
final class ListRemove implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private Session session;

    @Parameters(paramLabel = "NAME", description = "The list.")
    private String name;

    @Mixin
    private OfOneSeller seller;

    @Option(names = "--note", defaultValue = "", paramLabel = "TEXT",
            description = "Why; kept with the record.")
    private String note;

    @Override
    public Integer call() throws IOException {
        seller.stopIfOfOthers(session.configured(), name);
        try (Store store = session.existingStore()) {
            ListChange change = store.remove(Session.author("cli"), name, note);
            if (!change.done()) {
                throw Failure.usage(change.sentence());
            }
            output.answer(VersionShapes.change(name, change), List.of(change.sentence()));
            OfOneSeller.noteWhomItBinds(session.configured(), name, output);
        }
        return ExitCode.DONE;
    }
}
