package io.callgate.cli.record;

import io.callgate.cli.Session;
import io.callgate.store.register.Author;
import picocli.CommandLine.Option;

/** Where a record comes from. A mixin. */
public final class Provenance {

    @Option(names = "--source", defaultValue = "cli", paramLabel = "TEXT",
            description = "From whom or where it came; default: ${DEFAULT-VALUE}.")
    private String source;

    @Option(names = "--note", defaultValue = "", paramLabel = "TEXT",
            description = "Anything worth keeping with the record.")
    private String note;

    public Author author() {
        return Session.author(source);
    }

    public String note() {
        return note;
    }
}
