package io.callgate.cli.list;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Failure;
import io.callgate.cli.Output;
import io.callgate.cli.Session;
import io.callgate.store.ListChange;
import io.callgate.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code callgate list rollback}. */
@Command(name = "rollback", description = "Make an earlier version of a list active again; every"
        + " gateway on this store judges by it within a second.",
        footer = {"",
            "Without VERSION: the one before the active; of a removed list, its newest.",
            "",
            "Examples:",
            "  callgate list rollback bloctel",
            "  callgate list rollback bloctel 3 --note 'version 4 lacks the 04 numbers'"})
final class ListRollback implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "The list.")
    private String name;

    @Parameters(index = "1", arity = "0..1", paramLabel = "VERSION",
            description = "As list versions shows it.")
    private Long version;

    @Mixin
    private OfOneSeller seller;

    @Option(names = "--note", defaultValue = "", paramLabel = "TEXT",
            description = "Why; kept with the record.")
    private String note;

    @Override
    public Integer call() throws IOException {
        seller.stopIfOfOthers(session.configured(), name);
        try (Store store = session.existingStore()) {
            KeptVersions versions = KeptVersions.of(store, name);
            if (version != null) {
                versions.get(Optional.of(version));
            }
            ListChange change = store.rollback(Session.author("cli"), name,
                    version == null ? OptionalLong.empty() : OptionalLong.of(version), note);
            if (!change.done() && version == null) {
                throw Failure.usage(change.sentence());
            }
            // Asked for by its number and active already, it is as it should be.
            output.answer(VersionShapes.change(name, change), List.of(change.sentence()));
            OfOneSeller.noteWhomItBinds(session.configured(), name, output);
        }
        return ExitCode.DONE;
    }
}
