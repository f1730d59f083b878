package io.callgate.gateway.config.reader;

import io.callgate.gateway.config.CampaignConfig;
import io.callgate.gateway.config.TermsConfig;
import io.callgate.gateway.config.TermsConfig.Consent;
import io.callgate.store.regulation.ConsentRule.Need;
import io.callgate.store.regulation.OnUncheckable;
import io.callgate.store.regulation.RegistryRule;
import io.callgate.store.regulation.Regulation;
import io.callgate.store.regulation.Rules;
import io.callgate.store.regulation.Rules.Purpose;
import io.callgate.store.yaml.Problems;
import io.callgate.store.yaml.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The newest version of each law that a seller is under, and what its terms make of it. */
final class NewestLaw {

    private final Section seller;
    private final TermsConfig terms;

    NewestLaw(Section seller, TermsConfig terms) {
        this.seller = seller;
        this.terms = terms;
    }

    /** Warns of what the terms allow although the law does not. */
    void tellOfDoubts(List<CampaignConfig> campaigns) {
        if (terms.regulations().isEmpty()) {
            seller.warn("regulations", "names none: no law is asked, so consent, hours, holidays"
                    + " and attempts bind no call but by what this seller states itself");
        }
        if (terms.consent() == Consent.NOT_REQUIRED) {
            tellOfConsent(campaigns);
        }
        if (terms.onUncheckable().equals(Optional.of(OnUncheckable.ADMIT_AND_FLAG))
                && lawRefusesUncheckable()) {
            seller.warn("uncheckable", "\"admit-and-flag\": a call that a list cannot judge, for it"
                    + " is missing, too old or silent on the number, goes through, whereas the"
                    + " default is to refuse it");
        }
    }

    /** Of lists that an older version of a law names as registries, and the newest does not. */
    void tellOfEndedRegistries(List<String> denyLists) {
        Set<String> present = registries().stream().map(RegistryRule::list)
                .collect(Collectors.toSet());
        denyLists.stream().filter(list -> !present.contains(list)).forEach(list -> laws()
                .flatMap(law -> law.versions().stream())
                .filter(rules -> rules.registry(list).isPresent())
                .map(Rules::until).max(Comparator.naturalOrder())
                .ifPresent(end -> seller.warn("deny-lists", Problems.shown(list)
                        + " is a registry that the law asks until " + end + " only, and binds no"
                        + " call of a later day: to keep its numbers as a list of the seller's own,"
                        + " import them under another name")));
    }

    private void tellOfConsent(List<CampaignConfig> campaigns) {
        Map<String, List<String>> countriesByArticle = new TreeMap<>();
        laws().forEach(law -> objects(campaigns)
                .map(object -> newest(law.forObject(object)).consent())
                .filter(rule -> rule.need() == Need.REQUIRED).findFirst()
                .ifPresent(rule -> countriesByArticle
                        .computeIfAbsent(rule.article(), any -> new ArrayList<>())
                        .add(law.country())));
        countriesByArticle.forEach((article, countries) -> seller.warn("consent",
                "\"not-required\" overrules the law of " + String.join(", ", countries)
                        + ", which asks for consent (" + article
                        + "): prospecting calls there go through without"));
    }

    /** What the seller's calls may be about; a campaign that is not known is about nothing. */
    private static Stream<String> objects(List<CampaignConfig> campaigns) {
        return Stream.concat(Stream.of(""), campaigns.stream()
                .filter(campaign -> campaign.purpose() == Purpose.PROSPECTING)
                .map(CampaignConfig::object)).distinct();
    }

    private Stream<Regulation> laws() {
        return Stream.concat(terms.regulations().values().stream(),
                terms.otherCountries().stream()).distinct();
    }

    private boolean lawRefusesUncheckable() {
        return terms.regulations().isEmpty()
                || laws().anyMatch(law -> newest(law).onUncheckable() == OnUncheckable.REFUSE);
    }

    /** Lists that the newest versions of the laws name: one that was replaced needs none. */
    List<RegistryRule> registries() {
        return laws().flatMap(law -> newest(law).registries().stream()).toList();
    }

    private static Rules newest(Regulation regulation) {
        return regulation.versions().get(regulation.versions().size() - 1);
    }
}
