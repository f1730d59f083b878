package io.callgate.gateway.screening.law;

import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.gateway.config.TermsConfig;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.register.Basis;
import io.callgate.store.regulation.CallerNumberRule;
import io.callgate.store.regulation.CapRule;
import io.callgate.store.regulation.ConsentRule;
import io.callgate.store.regulation.ConsentRule.Need;
import io.callgate.store.regulation.ExemptionRule;
import io.callgate.store.regulation.Holidays;
import io.callgate.store.regulation.Hours;
import io.callgate.store.regulation.OnUncheckable;
import io.callgate.store.regulation.RegistryRule;
import io.callgate.store.regulation.RegistryRule.Access;
import io.callgate.store.regulation.Regulation;
import io.callgate.store.regulation.Rules;
import io.callgate.store.regulation.Rules.Purpose;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The law of a country with what one seller's configuration adds to it. */
final class LawOfSeller {

    /** A seller's records count for what they say where no law is asked. */
    private static final List<ExemptionRule> ANY_REASON = Arrays.stream(Basis.values())
            .map(basis -> new ExemptionRule(basis, 0, 0, false, Holidays.NONE, "")).toList();

    private static final Rules NO_RULES = new Rules("", LocalDate.EPOCH, LocalDate.MAX,
            Set.of(Purpose.PROSPECTING), List.of(), ConsentRule.NOT_REQUIRED, ANY_REASON,
            Hours.ANY, CapRule.NONE, CallerNumberRule.NONE, OnUncheckable.REFUSE);

    private final SuppressionIndex index;
    private final SellerConfig seller;
    private final Map<String, Integer> maxAgeDays;

    /** @param maxAgeDays configured for each list; 0 if none is */
    LawOfSeller(SuppressionIndex index, SellerConfig seller, Map<String, Integer> maxAgeDays) {
        this.index = index;
        this.seller = seller;
        this.maxAgeDays = maxAgeDays;
    }

    /** Of a seller that names no regulations: its lists, records and own word are all. */
    Law unregulated() {
        return new Law("", version(NO_RULES, seller.denyLists()));
    }

    Law of(String country, Regulation regulation) {
        return new Law(country, regulation.versions().stream()
                .map(rules -> version(rules, ownLists(regulation, rules)))
                .toArray(Law.Version[]::new));
    }

    /**
     * A registry knows nothing of the numbers of another country, and is none on the days of which
     * the law does not name it: one that has ended tells of nobody any more.
     */
    private List<String> ownLists(Regulation regulation, Rules rules) {
        return seller.denyLists().stream()
                .filter(list -> rules.registry(list).isPresent() || isNoRegistry(regulation, list))
                .toList();
    }

    private boolean isNoRegistry(Regulation regulation, String list) {
        return Stream.concat(Stream.of(regulation), seller.terms().regulations().values().stream())
                .noneMatch(law -> law.versions().stream()
                        .anyMatch(rules -> rules.registry(list).isPresent()));
    }

    private Law.Version version(Rules rules, List<String> ownLists) {
        BoundList[] lists = Stream.concat(ownLists.stream(),
                        rules.registries().stream().map(RegistryRule::list))
                .distinct().map(name -> bound(name, rules.registry(name)))
                .toArray(BoundList[]::new);
        TermsConfig terms = seller.terms();
        return new Law.Version(rules.from().toEpochDay(), rules, lists, consent(rules.consent()),
                rules.exemptions().stream().map(this::exemption).toArray(ExemptionRule[]::new),
                terms.onUncheckable().orElse(rules.onUncheckable())
                        == OnUncheckable.ADMIT_AND_FLAG);
    }

    /** Where the seller has no campaigns, all of its records are about the one thing it sells. */
    private ExemptionRule exemption(ExemptionRule lawful) {
        return lawful.ofItsObject(lawful.ofItsObject() && !seller.hasNoCampaigns());
    }

    /** Of the law's and the configuration's maximum age the stricter holds. */
    private BoundList bound(String name, Optional<RegistryRule> registry) {
        int configured = maxAgeDays.getOrDefault(name, 0);
        int lawful = registry.map(RegistryRule::maxAgeDays).orElse(0);
        int strictest = configured == 0 || lawful == 0
                ? Math.max(configured, lawful) : Math.min(configured, lawful);
        return new BoundList(index.list(name), strictest,
                registry.map(RegistryRule::access).orElse(Access.WHOLE_LIST),
                registry.map(RegistryRule::liftedBy).orElse(""),
                registry.map(RegistryRule::article).orElse(""));
    }

    /** A ban stands whatever the seller states. */
    private ConsentRule consent(ConsentRule lawful) {
        if (lawful.need() == Need.NOT_ENOUGH) {
            return lawful;
        }
        return switch (seller.terms().consent()) {
            case BY_REGULATION -> lawful;
            case NOT_REQUIRED -> ConsentRule.NOT_REQUIRED;
            case REQUIRED -> new ConsentRule(Need.REQUIRED, lawful.validityMonthsMax(),
                    lawful.proofRetentionMonths(), lawful.article());
        };
    }
}
