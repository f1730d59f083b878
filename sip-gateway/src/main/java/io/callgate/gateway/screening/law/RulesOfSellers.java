package io.callgate.gateway.screening.law;

import io.callgate.gateway.config.CampaignConfig;
import io.callgate.gateway.config.GatewayConfig.ListConfig;
import io.callgate.gateway.config.GatewayConfig.Parties;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.gateway.config.TermsConfig;
import io.callgate.store.destination.Destination;
import io.callgate.store.destination.Destinations;
import io.callgate.store.index.Scope;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.regulation.Regulation;
import io.callgate.store.regulation.Rules.Purpose;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Works out at the start what binds each seller's calls, so that judging looks it up. */
public final class RulesOfSellers {

    private final SuppressionIndex index;
    private final Destinations destinations;
    private final List<SellerConfig> sellers;
    private final Map<String, Integer> maxAgeDays;

    public RulesOfSellers(SuppressionIndex index, Parties parties, Destinations destinations) {
        this.index = index;
        this.destinations = destinations;
        this.sellers = parties.sellers();
        this.maxAgeDays = parties.lists().stream()
                .collect(Collectors.toMap(ListConfig::name, ListConfig::maxAgeDays));
    }

    /** By the place of the seller in the configuration. */
    public SellerRules[] all() {
        SellerRules[] all = new SellerRules[sellers.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = rulesOf(i, sellers.get(i));
        }
        return all;
    }

    private SellerRules rulesOf(int number, SellerConfig seller) {
        Map<String, Law[]> lawsByObject = new HashMap<>();
        Scope all = index.scope(seller.name(), Scope.ALL_CAMPAIGNS);
        CampaignRules[] campaigns = seller.campaigns().stream()
                .map(campaign -> rulesOf(seller, all, campaign, lawsByObject.computeIfAbsent(
                        campaign.object(), object -> lawsOf(seller, object))))
                .toArray(CampaignRules[]::new);
        return new SellerRules(number, unknown(seller, all, lawsByObject), campaigns);
    }

    /** It may be about whatever the seller prospects for: the strictest of their laws binds it. */
    private CampaignRules unknown(SellerConfig seller, Scope all,
            Map<String, Law[]> lawsByObject) {
        List<String> objects = seller.campaigns().stream()
                .filter(campaign -> campaign.purpose() == Purpose.PROSPECTING)
                .map(CampaignConfig::object).filter(object -> !object.isEmpty())
                .distinct().sorted().toList();
        Law[] strictest = lawsByObject.computeIfAbsent("", object -> lawsOf(seller, object));
        for (String object : objects) {
            strictest = StrictestLaw.of(strictest, lawsByObject.get(object));
        }
        return new CampaignRules("", Purpose.PROSPECTING, all, Optional.empty(),
                index.campaignsOf(seller.name()), String.join(" or ", objects), strictest);
    }

    private CampaignRules rulesOf(SellerConfig seller, Scope all, CampaignConfig campaign,
            Law... laws) {
        return new CampaignRules(campaign.name(), campaign.purpose(), all,
                Optional.of(index.scope(seller.name(), campaign.name())),
                index.campaignsOf(seller.name()), campaign.object(), laws);
    }

    private Law[] lawsOf(SellerConfig seller, String object) {
        LawOfSeller laws = new LawOfSeller(index, seller, maxAgeDays);
        Map<String, Law> byCountry = new HashMap<>();
        Law[] byDestination = new Law[destinations.size()];
        for (Destination destination : destinations.all()) {
            byDestination[destination.index()] = seller.terms().regulations().isEmpty()
                    ? byCountry.computeIfAbsent("", any -> laws.unregulated())
                    : lawFor(seller.terms(), destination.country(), object, laws, byCountry);
        }
        return byDestination;
    }

    private static Law lawFor(TermsConfig terms, String country, String object, LawOfSeller laws,
            Map<String, Law> byCountry) {
        Regulation regulation = terms.regulations().getOrDefault(country,
                terms.otherCountries().orElse(null));
        return regulation == null ? null : byCountry.computeIfAbsent(country,
                any -> laws.of(country, regulation.forObject(object)));
    }
}
