package io.callgate.cli.list;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Failure;
import io.callgate.cli.Output;
import io.callgate.cli.Session;
import io.callgate.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code callgate list prune}. */
@Command(name = "prune", description = "Delete the numbers of old versions, of every list; that"
        + " the versions existed stays on record. The active one is never deleted.",
        footer = {"",
            "Examples:",
            "  callgate list prune",
            "  callgate list prune --keep 12"})
final class ListPrune implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private Session session;

    @Option(names = "--keep", defaultValue = "3", paramLabel = "N",
            description = "Keep the newest N of each list; default: ${DEFAULT-VALUE}.")
    private int keep;

    @Override
    public Integer call() throws IOException {
        if (keep < 0) {
            throw Failure.usage("--keep is a count, 0 or more");
        }
        try (Store store = session.existingStore()) {
            int deleted = store.prune(keep);
            output.answer(new VersionShapes.Pruned(keep, deleted),
                    List.of(deleted + " old snapshots deleted"));
        }
        return ExitCode.DONE;
    }
}
