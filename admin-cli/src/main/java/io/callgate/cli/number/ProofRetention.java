package io.callgate.cli.number;

import io.callgate.gateway.config.GatewayConfig;
import io.callgate.store.destination.Destinations;
import io.callgate.store.regulation.Regulation;
import java.util.Optional;
import java.util.stream.Stream;

/** For how long a caller must be able to prove a consent. */
final class ProofRetention {

    /** Where no law that is known says: the longest of those that come with Callgate, Germany's. */
    static final int MONTHS_DEFAULT = 60;

    private ProofRetention() {
    }

    /** The longest that a law of the number's country asks of one of the sellers, on any day. */
    static int months(Optional<GatewayConfig> config, long number) {
        String country = Destinations.load().of(number).country();
        int months = config.stream().flatMap(known -> known.parties().sellers().stream())
                .flatMap(seller -> Optional.ofNullable(seller.terms().regulations().get(country))
                        .or(() -> seller.terms().otherCountries()).stream())
                .flatMap(ProofRetention::asked).max(Integer::compare).orElse(0);
        return months == 0 ? MONTHS_DEFAULT : months;
    }

    private static Stream<Integer> asked(Regulation law) {
        return law.versions().stream().map(rules -> rules.consent().proofRetentionMonths());
    }
}
