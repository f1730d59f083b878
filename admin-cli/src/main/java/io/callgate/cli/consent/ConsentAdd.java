package io.callgate.cli.consent;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Output;
import io.callgate.cli.record.TypedRecord;
import io.callgate.store.Store;
import io.callgate.store.numbering.E164;
import io.callgate.store.register.Event;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code callgate consent add}. */
@Command(name = "add", description = "Record that a person agreed to be called.",
        footer = {"",
            "Examples:",
            "  callgate consent add 0612345678 --seller choucroute --given-at 2026-11-02 \\",
            "      --expires 2027-11-02 --proof form-4711 --campaign winter"})
final class ConsentAdd implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private TypedRecord typed;

    @Mixin
    private ConsentTerms terms;

    @Override
    public Integer call() throws IOException {
        String seller = typed.seller(output);
        Event.ConsentGiven consent = terms.event(seller, typed.number(), typed.note(),
                ConsentLimit.of(typed.session().configured(), seller));
        typed.helped(consent.campaign());
        try (Store store = typed.session().store(output)) {
            Doubts doubts = new Doubts(store, consent);
            long sequence = store.consentAdd(typed.author(), consent);
            doubts.of(store, sequence).forEach(output::note);
            String number = E164.format(consent.number());
            output.answer(new ConsentShapes.Recorded(number, consent.seller(),
                            consent.campaign(), sequence),
                    List.of(number + " agreed to be called by " + consent.seller() + " until "
                            + consent.expires() + "; record " + sequence));
        }
        return ExitCode.DONE;
    }
}
