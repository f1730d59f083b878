package io.callgate.cli.optout;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Output;
import io.callgate.cli.PointInTime;
import io.callgate.cli.record.TypedRecord;
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
    private TypedRecord typed;

    @Mixin
    private OptOutScope scope;

    @Option(names = "--expires", paramLabel = "T", converter = PointInTime.class,
            description = "From when on it no longer holds; default: until it is taken back.")
    private Instant expires;

    @Override
    public Integer call() throws IOException {
        long number = typed.number();
        String seller = typed.seller(output);
        String campaign = typed.bound(scope.campaign(), output);
        scope.reservation().ifPresent(output::note);
        if (expires != null && !PointInTime.isInFuture(expires)) {
            output.note("it is over already, since " + expires + ": it stops no call");
        }
        try (Store store = typed.session().store(output)) {
            long sequence = store.optOutAdd(typed.author(), new Event.OptOutAdded(seller,
                    campaign, scope.channel(), number,
                    expires == null ? Event.NEVER : expires,
                    typed.note()));
            output.answer(new OptOutShapes.Recorded(E164.format(number), seller,
                            campaign, scope.channel().word(), sequence),
                    List.of(E164.format(number) + " opted out of " + seller
                            + scope.inWords() + "; record " + sequence));
        }
        return ExitCode.DONE;
    }
}
