package io.callgate.cli.record;

import io.callgate.cli.Configured;
import io.callgate.gateway.config.TermsConfig;
import io.callgate.store.destination.Destinations;
import io.callgate.store.regulation.Regulation;
import java.util.Optional;

/** By what law a seller's calls to a number are judged, as far as the configuration says. */
public final class LawOfNumber {

    private final TermsConfig terms;
    private final Destinations destinations = Destinations.load();

    private LawOfNumber(TermsConfig terms) {
        this.terms = terms;
    }

    /** Without a configuration there is no law to ask. */
    public static LawOfNumber of(Configured configured, String seller) {
        return new LawOfNumber(configured.ifNamed()
                .map(known -> Configured.seller(known, seller).terms())
                .orElse(TermsConfig.UNSTATED));
    }

    /** Empty if the seller names none for the called country. */
    public Optional<Regulation> of(long number) {
        return Optional.ofNullable(terms.regulations().get(destinations.of(number).country()))
                .or(terms::otherCountries);
    }
}
