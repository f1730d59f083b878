package io.callgate.cli.list;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Output;
import io.callgate.cli.Session;
import io.callgate.cli.Table;
import io.callgate.store.Store;
import io.callgate.store.register.ListKind;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code callgate list ls}. */
@Command(name = "ls", description = "Show every list and the version that calls are judged by.",
        footer = {"",
            "Examples:",
            "  callgate list ls --store /var/lib/callgate",
            "  callgate list ls --config callgate.yaml --json"})
final class ListLs implements Callable<Integer> {

    /** A table is for looking at; all of them stand in {@code list show}. */
    private static final int PREFIXES_SHOWN_MAX = 3;

    @Mixin
    private Output output;

    @Mixin
    private Session session;

    @Override
    public Integer call() throws IOException {
        MaxAges ages = MaxAges.now(session.configured().ifNamed());
        try (Store store = session.existingStore()) {
            List<ListShapes.Version> lists = store.lists().stream()
                    .map(manifest -> ListShapes.version(manifest, ages)).toList();
            output.answer(new ListShapes.Listing(lists), table(lists));
        }
        return ExitCode.DONE;
    }

    static List<String> table(List<ListShapes.Version> versions) {
        Table table = new Table("LIST", "VERSION", "KIND", "NUMBERS", "ISSUED", "AGE", "MAX",
                "COVERS", "FILE");
        versions.forEach(one -> table.row(one.list(), Long.toString(one.version()), one.kind(),
                String.format("%,d", one.numbers()), one.issued(), one.ageDays() + " d",
                one.maxAgeDays() == MaxAges.NONE ? "" : one.maxAgeDays() + " d", covers(one),
                one.origin().file()));
        return table.lines();
    }

    private static String covers(ListShapes.Version version) {
        List<String> prefixes = version.coverage();
        return version.kind().equals(ListKind.VERDICT_CACHE.word()) ? "what it holds"
                : prefixes.isEmpty() ? "all"
                : prefixes.size() <= PREFIXES_SHOWN_MAX ? String.join(" ", prefixes)
                : prefixes.get(0) + " and " + (prefixes.size() - 1) + " more";
    }
}
