package io.callgate.cli.exempt;

import io.callgate.cli.Configured;
import io.callgate.cli.record.LawOfNumber;
import io.callgate.store.regulation.ExemptionRule;
import io.callgate.store.regulation.Regulation;
import io.callgate.store.register.Event;
import io.callgate.store.register.Exemption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** What the law of the called country, by the seller's regulations, makes of an exemption. */
final class ExemptLimit {

    private final LawOfNumber laws;
    private final boolean hasCampaigns;

    private ExemptLimit(LawOfNumber laws, boolean hasCampaigns) {
        this.laws = laws;
        this.hasCampaigns = hasCampaigns;
    }

    /** Without a configuration there is no law to ask. */
    static ExemptLimit of(Configured configured, String seller) {
        return new ExemptLimit(LawOfNumber.of(configured, seller), configured.ifNamed()
                .map(known -> Configured.seller(known, seller))
                .filter(owner -> !owner.hasNoCampaigns()).isPresent());
    }

    /** Why it lets no call through today, if it does not. */
    Optional<String> objection(Exemption exemption) {
        LocalDate today = LocalDate.now();
        return laws.of(exemption.number()).flatMap(law -> objection(exemption, law,
                law.rulesAt(today.toEpochDay()).exemption(exemption.basis()), today));
    }

    private Optional<String> objection(Exemption exemption, Regulation law,
            Optional<ExemptionRule> rule, LocalDate today) {
        if (rule.isEmpty()) {
            return Optional.of("the law of " + law.country() + " lets nobody be called for this"
                    + " reason: calls are judged without it");
        }
        if (isOfNoObject(rule.get(), exemption)) {
            return Optional.of("by the law of " + law.country() + " it exempts calls about its own"
                    + " object alone (" + rule.get().article() + "), so it helps none without"
                    + " --campaign");
        }
        return over(rule.get(), law, exemption, today);
    }

    private boolean isOfNoObject(ExemptionRule rule, Exemption exemption) {
        return rule.ofItsObject() && hasCampaigns
                && exemption.campaign().equals(Event.ALL_CAMPAIGNS);
    }

    private static Optional<String> over(ExemptionRule rule, Regulation law, Exemption exemption,
            LocalDate today) {
        long last = rule.lastDay(LocalDate.ofInstant(exemption.given(), ZoneId.systemDefault())
                .toEpochDay());
        return last >= today.toEpochDay() ? Optional.empty()
                : Optional.of("by the law of " + law.country() + " it held until "
                        + LocalDate.ofEpochDay(last) + " (" + rule.article() + "): calls are"
                        + " judged without it");
    }
}
