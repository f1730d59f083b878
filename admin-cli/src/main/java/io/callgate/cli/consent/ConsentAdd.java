package io.callgate.cli.consent;

import io.callgate.cli.ExitCode;
import io.callgate.cli.OfSeller;
import io.callgate.cli.Output;
import io.callgate.cli.record.Provenance;
import io.callgate.store.Store;
import io.callgate.store.numbering.E164;
import io.callgate.store.register.Event;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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
    private OfSeller of;

    @Mixin
    private ConsentTerms terms;

    @Mixin
    private Provenance provenance;

    @Parameters(paramLabel = "NUMBER", description = "In any spelling of the seller's country.")
    private String typed;

    @Override
    public Integer call() throws IOException {
        Event.ConsentGiven consent = terms.event(of.knownSeller(output), of.number(typed),
                provenance.note());
        output.note(ConsentCommand.RESERVATION);
        try (Store store = of.session().store(output)) {
            long sequence = store.consentAdd(provenance.author(), consent);
            String number = E164.format(consent.number());
            output.answer(new ConsentShapes.Recorded(number, consent.seller(),
                            consent.campaign(), sequence),
                    List.of(number + " agreed to be called by " + consent.seller() + " until "
                            + consent.expires() + "; record " + sequence));
        }
        return ExitCode.DONE;
    }
}
