package io.callgate.cli.exempt;

import io.callgate.cli.Failure;
import io.callgate.store.register.Basis;
import io.callgate.store.register.Event;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What an exemption covers; in a file, for the rows that do not say. A mixin. */
final class ExemptTerms {

    @Option(names = "--campaign", defaultValue = Event.ALL_CAMPAIGNS, paramLabel = "C",
            description = "One product or purpose of the seller; default: all of them. Where a"
                    + " law exempts calls about the contract's object alone, there is no default.")
    private String campaign;

    @Option(names = "--basis", paramLabel = "B",
            description = "contract, callback or press.")
    private Basis basis;

    String campaign() {
        return campaign;
    }

    Optional<Basis> basisIfGiven() {
        return Optional.ofNullable(basis);
    }

    Basis basis() {
        return basisIfGiven().orElseThrow(() -> Failure.usage(
                "on what basis? --basis contract, callback or press"));
    }
}
