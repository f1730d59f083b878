package io.callgate.cli.list;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Failure;
import io.callgate.cli.Output;
import io.callgate.cli.Session;
import io.callgate.store.Store;
import io.callgate.store.register.ListKind;
import io.callgate.store.snapshot.BlockCursors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code callgate list diff}. */
@Command(name = "diff", description = "Show by how much two versions of a list differ, or by which"
        + " numbers: with - those that only the first holds, with + those only the second does.",
        footer = {"",
            "Examples:",
            "  callgate list diff bloctel 2 3",
            "  callgate list diff bloctel 2 3 --numbers | grep '^-'"})
final class ListDiff implements Callable<Integer> {

    /** As JSON the answer is one object in the heap; as lines it is of any length. */
    private static final int JSON_NUMBERS_MAX = 100_000;

    @Mixin
    private Output output;

    @Mixin
    private Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "The list.")
    private String name;

    @Parameters(index = "1", paramLabel = "V1", description = "The first version.")
    private long first;

    @Parameters(index = "2", paramLabel = "V2", description = "The second version.")
    private long second;

    @Option(names = "--numbers", description = "Print the numbers, one a line.")
    private boolean numbersWanted;

    @Override
    public Integer call() throws IOException {
        try (Store store = session.existingStore()) {
            KeptVersions versions = KeptVersions.of(store, name);
            versions.get(Optional.of(first));
            ListKind kind = versions.get(Optional.of(second)).kind();
            answer(store, kind, store.compare(name, first, second));
        }
        return ExitCode.DONE;
    }

    private void answer(Store store, ListKind kind, BlockCursors.Difference difference)
            throws IOException {
        List<String> gone = new ArrayList<>();
        List<String> added = new ArrayList<>();
        if (numbersWanted && output.isJson()) {
            if (difference.onlyInFirst() + difference.onlyInSecond() > JSON_NUMBERS_MAX) {
                throw Failure.usage("more than " + JSON_NUMBERS_MAX + " numbers differ: too many"
                        + " for one JSON object, leave --json out");
            }
            store.onlyInFirst(name, first, second, HeldLine.to(gone::add, kind));
            store.onlyInFirst(name, second, first, HeldLine.to(added::add, kind));
        }
        output.answer(new VersionShapes.Difference(name, first, second,
                difference.onlyInFirst(), difference.onlyInSecond(), gone, added),
                numbersWanted ? List.of() : lines(difference));
        if (numbersWanted && !output.isJson()) {
            store.onlyInFirst(name, first, second,
                    HeldLine.to(line -> output.print("- " + line), kind));
            store.onlyInFirst(name, second, first,
                    HeldLine.to(line -> output.print("+ " + line), kind));
            output.flush();
        }
    }

    private List<String> lines(BlockCursors.Difference difference) {
        return List.of(
                String.format("%,12d only in version %d", difference.onlyInFirst(), first),
                String.format("%,12d only in version %d", difference.onlyInSecond(), second));
    }
}
