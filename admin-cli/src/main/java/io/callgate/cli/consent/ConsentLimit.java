package io.callgate.cli.consent;

import io.callgate.cli.Configured;
import io.callgate.store.destination.Destinations;
import io.callgate.store.regulation.ConsentRule;
import io.callgate.store.regulation.Regulation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** How long the law of the called country lets a consent last, by the seller's regulations. */
final class ConsentLimit {

    private final Map<String, Regulation> regulations;
    private final Optional<Regulation> otherCountries;
    private final Destinations destinations;
    private final LocalDate today;

    private ConsentLimit(Map<String, Regulation> regulations,
            Optional<Regulation> otherCountries, LocalDate today) {
        this.regulations = regulations;
        this.otherCountries = otherCountries;
        this.destinations = Destinations.load();
        this.today = today;
    }

    /** Of this day; without a configuration there is no law to ask. */
    static ConsentLimit of(Configured configured, String seller) {
        LocalDate today = LocalDate.now();
        return configured.ifNamed().map(known -> Configured.seller(known, seller).terms())
                .map(terms -> new ConsentLimit(terms.regulations(), terms.otherCountries(), today))
                .orElseGet(() -> new ConsentLimit(Map.of(), Optional.empty(), today));
    }

    /** Why a consent of that number may not be recorded, if it may not. */
    Optional<String> objection(long number, Instant given, Instant expires) {
        LocalDate from = dateOf(given);
        return Optional.ofNullable(regulations.get(destinations.of(number).country()))
                .or(() -> otherCountries)
                .map(law -> law.rulesAt(Math.max(from.toEpochDay(), today.toEpochDay())).consent())
                .filter(rule -> rule.validityMonthsMax() > 0
                        && dateOf(expires).isAfter(from.plusMonths(rule.validityMonthsMax())))
                .map(rule -> sentence(rule, from));
    }

    private static String sentence(ConsentRule rule, LocalDate from) {
        return "expires too late: a consent holds for at most " + rule.validityMonthsMax()
                + " months from when it was given, here until "
                + from.plusMonths(rule.validityMonthsMax()) + " (" + rule.article() + ")";
    }

    /** A date that was typed is one of this machine's time zone. */
    private static LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneId.systemDefault());
    }
}
