package io.callgate.cli.list;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Output;
import io.callgate.cli.Session;
import io.callgate.store.Store;
import io.callgate.store.register.ListKind;
import io.callgate.store.register.ListManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code callgate list show}. */
@Command(name = "show", description = "Show one list: the active version, and those before it.",
        footer = {"",
            "Examples:",
            "  callgate list show bloctel",
            "  callgate list show bloctel --json"})
final class ListShow implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private Session session;

    @Parameters(paramLabel = "NAME", description = "The list.")
    private String name;

    @Override
    public Integer call() throws IOException {
        MaxAges ages = MaxAges.now(session.configured().ifNamed());
        try (Store store = session.existingStore()) {
            if (store.list(name).isEmpty()) {
                throw KeptVersions.noSuch(name, store);
            }
            ListManifest active = store.list(name).get();
            List<ListShapes.Version> versions = new ArrayList<>();
            versions.add(ListShapes.version(active, ages));
            store.versions(name).stream()
                    .filter(manifest -> manifest.version() != active.version())
                    .forEach(manifest -> versions.add(ListShapes.version(manifest, ages)));
            output.answer(new ListShapes.History(name, versions), lines(versions));
        }
        return ExitCode.DONE;
    }

    private static List<String> lines(List<ListShapes.Version> versions) {
        ListShapes.Version active = versions.get(0);
        List<String> lines = new ArrayList<>(List.of(
                active.list() + ", version " + active.version() + ", " + active.kind(),
                "  numbers     " + String.format("%,d", active.numbers()),
                "  issued      " + active.issued() + ", " + active.ageDays() + " days ago; "
                        + (active.maxAgeDays() == MaxAges.NONE ? "no maximum age is known"
                        : "calls are judged by it up to " + active.maxAgeDays() + " days"),
                "  covers      " + covers(active),
                "  from        " + active.origin().file() + " (" + active.origin().mode() + ")",
                "  sha-256     " + active.origin().sha256(),
                "  duplicates  " + String.format("%,d", active.origin().duplicates()),
                "  rejected    " + String.format("%,d", active.origin().rejected()), ""));
        lines.addAll(ListLs.table(versions));
        return lines;
    }

    private static String covers(ListShapes.Version version) {
        return version.kind().equals(ListKind.VERDICT_CACHE.word()) ? "the numbers it holds"
                : version.coverage().isEmpty() ? "every number"
                : "numbers that begin with " + String.join(" ", version.coverage());
    }
}
