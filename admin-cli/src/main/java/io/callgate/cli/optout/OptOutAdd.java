package io.callgate.cli.optout;

import io.callgate.cli.ExitCode;
import io.callgate.cli.OfSeller;
import io.callgate.cli.Output;
import io.callgate.cli.PointInTime;
import io.callgate.cli.Session;
import io.callgate.store.Store;
import io.callgate.store.numbering.E164;
import io.callgate.store.register.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code callgate optout add}. */
@Command(name = "add", description = "Record an opt-out; every gateway on this store refuses the"
        + " number's calls within a second.",
        footer = {"",
            "Examples:",
            "  callgate optout add 0612345678 --seller choucroute",
            "  callgate optout add +33612345678 --seller choucroute --source 'after-sales desk'"})
final class OptOutAdd implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private OfSeller of;

    @Mixin
    private OptOutScope scope;

    @Parameters(paramLabel = "NUMBER", description = "In any spelling of the seller's country.")
    private String typed;

    @Option(names = "--expires", paramLabel = "T", converter = PointInTime.class,
            description = "From when on it no longer holds; default: until it is taken back.")
    private Instant expires;

    @Option(names = "--source", defaultValue = "cli", paramLabel = "TEXT",
            description = "From whom or where it came; default: ${DEFAULT-VALUE}.")
    private String source;

    @Option(names = "--note", defaultValue = "", paramLabel = "TEXT",
            description = "Anything worth keeping with the record.")
    private String note;

    @Override
    public Integer call() throws IOException {
        long number = of.number(typed);
        String seller = of.knownSeller(output);
        scope.reservation().ifPresent(output::note);
        try (Store store = of.session().store(output)) {
            long sequence = store.optOutAdd(Session.author(source), new Event.OptOutAdded(seller,
                    scope.campaign(), scope.channel(), number,
                    expires == null ? Event.NEVER : expires, note));
            output.answer(new OptOutShapes.Recorded(E164.format(number), seller,
                            scope.campaign(), scope.channel().word(), sequence),
                    List.of(E164.format(number) + " opted out of " + seller
                            + scope.inWords() + "; record " + sequence));
        }
        return ExitCode.DONE;
    }
}
