package io.callgate.cli.optout;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Failure;
import io.callgate.cli.Output;
import io.callgate.cli.record.TypedRecord;
import io.callgate.store.Store;
import io.callgate.store.numbering.E164;
import io.callgate.store.register.Event;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code callgate optout rm}. */
@Command(name = "rm", description = "Record that an opt-out is taken back; the record of it stays.",
        footer = {"",
            "Examples:",
            "  callgate optout rm 0612345678 --seller choucroute --note 'typing error'"})
final class OptOutRemove implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private TypedRecord typed;

    @Mixin
    private OptOutScope scope;

    @Override
    public Integer call() throws IOException {
        long number = typed.number();
        String seller = typed.seller(output);
        try (Store store = typed.session().existingStore()) {
            OptionalLong sequence = store.optOutRemove(typed.author(),
                    new Event.OptOutWithdrawn(seller, scope.campaign(), scope.channel(), number,
                            typed.note()));
            long recorded = sequence.orElseThrow(() -> Failure.usage(E164.format(number)
                    + " has no opt-out of " + seller + scope.inWords() + "; see: callgate number "
                    + E164.format(number)));
            output.answer(new OptOutShapes.Recorded(E164.format(number), seller,
                            scope.campaign(), scope.channel().word(), recorded),
                    List.of(E164.format(number) + " no longer opted out of " + seller
                            + scope.inWords() + "; record " + recorded));
        }
        return ExitCode.DONE;
    }
}
