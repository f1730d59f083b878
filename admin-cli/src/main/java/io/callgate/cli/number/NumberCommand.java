package io.callgate.cli.number;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Failure;
import io.callgate.cli.Output;
import io.callgate.cli.Session;
import io.callgate.cli.Table;
import io.callgate.cli.TypedNumber;
import io.callgate.store.Store;
import io.callgate.store.index.ListGeneration;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.numbering.E164;
import io.callgate.store.register.ListManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code callgate number}. */
@Command(name = "number", description = "Show everything held about one number: an answer to"
        + " a person's access request.",
        footer = {"",
            "Examples:",
            "  callgate number +33612345678",
            "  callgate number 0612345678 --country FR --json"})
public final class NumberCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private Session session;

    @Parameters(paramLabel = "NUMBER", description = "With + and country code, or national.")
    private String typed;

    @Option(names = "--country", paramLabel = "CC", description = "Dial plan of a national number.")
    private String country;

    @Override
    public Integer call() throws IOException {
        long number = TypedNumber.subscriber(typed, Optional.ofNullable(country)
                .or(() -> TypedNumber.countryOfInternational(typed))
                .orElseThrow(() -> Failure.usage("in which country is '" + typed
                        + "'? write it with + and the country code, or say --country CC")));
        try (Store store = session.existingStore();
                SuppressionIndex index =
                        SuppressionIndex.ofNumbers(session.storeDirectory(), number)) {
            List<NumberShape.OptOutHeld> optOuts = store.optOuts(number).stream()
                    .map(NumberShape::optOut).toList();
            List<NumberShape.ListAnswer> lists = store.lists().stream()
                    .map(manifest -> answer(manifest, index, number)).toList();
            List<NumberShape.Entry> history = store.history(number).stream()
                    .map(NumberShape::entry).toList();
            NumberShape shape = new NumberShape(E164.format(number), optOuts, lists, history);
            output.answer(shape, lines(shape));
        }
        return ExitCode.DONE;
    }

    private static NumberShape.ListAnswer answer(ListManifest manifest, SuppressionIndex index,
            long number) {
        ListGeneration generation = index.list(manifest.list()).current();
        return new NumberShape.ListAnswer(manifest.list(), manifest.version(),
                manifest.source().issued().toString(), generation.isPresent(),
                generation.contains(number));
    }

    private static List<String> lines(NumberShape shape) {
        List<String> lines = new ArrayList<>();
        lines.add(shape.number());
        lines.add("");
        Table optOuts = new Table("OPT-OUT OF", "CAMPAIGN", "CHANNEL", "EXPIRES", "RECORD");
        shape.optOuts().forEach(one -> optOuts.row(one.seller(), one.campaign(), one.channel(),
                one.expires(), Long.toString(one.record())));
        lines.addAll(optOuts.lines());
        lines.add("");
        Table lists = new Table("LIST", "VERSION", "ISSUED", "HOLDS IT");
        shape.lists().forEach(one -> lists.row(one.list(), Long.toString(one.version()),
                one.issued(), !one.readable() ? "unreadable" : one.listed() ? "yes" : "no"));
        lines.addAll(lists.lines());
        lines.add("");
        Table history = new Table("RECORD", "TIME", "EVENT", "SELLER", "BY", "SOURCE", "NOTE");
        shape.history().forEach(one -> history.row(Long.toString(one.record()), one.time(),
                one.event(), one.seller(), one.by().operator(), one.by().source(), one.note()));
        lines.addAll(history.lines());
        return lines;
    }
}
