package io.callgate.cli.consent;

import io.callgate.cli.Configured;
import io.callgate.cli.record.LawOfNumber;
import io.callgate.store.regulation.ConsentRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** How long the law of the called country lets a consent last, by the seller's regulations. */
final class ConsentLimit {

    private final LawOfNumber laws;
    private final LocalDate today;

    private ConsentLimit(LawOfNumber laws, LocalDate today) {
        this.laws = laws;
        this.today = today;
    }

    /** Of this day; without a configuration there is no law to ask. */
    static ConsentLimit of(Configured configured, String seller) {
        return new ConsentLimit(LawOfNumber.of(configured, seller), LocalDate.now());
    }

    /** Why a consent of that number may not be recorded, if it may not. */
    Optional<String> objection(long number, Instant given, Instant expires) {
        LocalDate from = dateOf(given);
        return laws.of(number)
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
