package io.callgate.cli.list;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Failure;
import io.callgate.cli.file.NewFile;
import io.callgate.cli.Output;
import io.callgate.cli.Session;
import io.callgate.store.Store;
import io.callgate.store.register.ListManifest;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code callgate list export}. */
@Command(name = "export", description = "Print the numbers of a list, one a line, ascending;"
        + " of a scrub with the answer and its day.",
        footer = {"",
            "Examples:",
            "  callgate list export bloctel > bloctel.txt",
            "  callgate list export bloctel --version 2 --out bloctel-2.txt"})
final class ListExport implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private Session session;

    @Parameters(paramLabel = "NAME", description = "The list.")
    private String name;

    @Option(names = "--version", paramLabel = "N",
            description = "Of this version; default: the active one.")
    private Long version;

    @Option(names = "--out", paramLabel = "FILE",
            description = "Into this file, which must not exist; default: standard output.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        if (out == null && output.isJson()) {
            throw Failure.usage("numbers one a line are no JSON: name a file for them with --out");
        }
        try (Store store = session.existingStore()) {
            ListManifest manifest = KeptVersions.of(store, name)
                    .get(Optional.ofNullable(version));
            if (out == null) {
                store.export(name, manifest.version(),
                        HeldLine.to(output::print, manifest.kind()));
                output.flush();
            } else {
                export(store, manifest);
            }
        }
        return ExitCode.DONE;
    }

    private void export(Store store, ListManifest manifest) throws IOException {
        try (NewFile file = NewFile.create(out)) {
            Writer writer = file.writer();
            store.export(name, manifest.version(), HeldLine.to(
                    line -> writer.append(line).append('\n'), manifest.kind()));
            file.finish();
        }
        long numbers = manifest.content().numbers();
        output.answer(new VersionShapes.Exported(name, manifest.version(), numbers,
                out.toString()), List.of(String.format("%,d numbers of version %d of %s in %s",
                numbers, manifest.version(), name, out)));
    }
}
