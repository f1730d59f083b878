package io.callgate.cli.list;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Output;
import io.callgate.cli.Session;
import io.callgate.cli.Table;
import io.callgate.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code callgate list versions}. */
@Command(name = "versions", description = "Show every version a list ever had: which is active,"
        + " and which can be made active again.",
        footer = {"",
            "Examples:",
            "  callgate list versions bloctel",
            "  callgate list versions bloctel --json"})
final class ListVersions implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private Session session;

    @Parameters(paramLabel = "NAME", description = "The list, removed or not.")
    private String name;

    @Override
    public Integer call() throws IOException {
        MaxAges ages = MaxAges.now(session.configured().ifNamed());
        try (Store store = session.existingStore()) {
            List<VersionShapes.State> versions = KeptVersions.of(store, name).all().stream()
                    .map(version -> VersionShapes.state(version, ages)).toList();
            output.answer(new VersionShapes.Versions(name, versions), table(versions));
        }
        return ExitCode.DONE;
    }

    private static List<String> table(List<VersionShapes.State> versions) {
        Table table = new Table("VERSION", "STATE", "NUMBERS", "ISSUED", "FROM");
        versions.forEach(one -> table.row(Long.toString(one.version().version()), state(one),
                String.format("%,d", one.version().numbers()), one.version().issued(),
                one.version().origin().file()));
        return table.lines();
    }

    private static String state(VersionShapes.State version) {
        if (version.active()) {
            return version.kept() ? "active" : "active, its numbers are lost";
        }
        return version.kept() ? "kept" : "pruned";
    }
}
