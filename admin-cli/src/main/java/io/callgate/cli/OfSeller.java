package io.callgate.cli;

import io.callgate.gateway.config.CampaignConfig;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.store.register.Basis;
import io.callgate.store.regulation.ExemptionRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose records a command works on, and how numbers typed for them are read. A mixin. */
public final class OfSeller {

    @Mixin
    private Session session;

    @Option(names = "--seller", required = true, paramLabel = "S",
            description = "The brand on whose behalf calls are made.")
    private String seller;

    @Option(names = "--country", paramLabel = "CC",
            description = "Dial plan of national numbers; else the seller's, from --config.")
    private String country;

    /** That a seller has no campaigns is said once, however many rows name one. */
    private boolean noted;

    public Session session() {
        return session;
    }

    public String seller() {
        return seller;
    }

    /**
     * The seller's name, known to the configuration if there is one: a record for a mistyped seller
     * would bind nobody.
     */
    public String knownSeller(Output output) {
        Optional<GatewayConfig> config = session.configured().ifNamed();
        if (config.isEmpty()) {
            output.note("no configuration is named, so the seller's name is taken as typed");
        } else {
            Configured.seller(config.get(), seller);
        }
        return seller;
    }

    /**
     * A campaign whose calls a record is to help, known to the configuration if there is one: a
     * record for a mistyped one would help none, nor any for a campaign of a seller without.
     */
    public String knownCampaign(String campaign) {
        if (!campaign.isEmpty()) {
            configured().ifPresent(owner -> Configured.campaign(owner, campaign));
        }
        return campaign;
    }

    /**
     * A campaign whose calls a record is to stop: the same, unless the seller has none at all. Then
     * each of its calls is of a campaign that is not known, and bound by the records of any.
     */
    public String boundCampaign(String campaign, Output output) {
        if (campaign.isEmpty() || configured().filter(SellerConfig::hasNoCampaigns).isEmpty()) {
            return knownCampaign(campaign);
        }
        if (!noted) {
            output.note("seller " + seller + " has no campaign " + campaign + ", nor any other:"
                    + " all of its calls are stopped");
            noted = true;
        }
        return campaign;
    }

    /**
     * Ends the command where an exemption without a campaign would help no call: each law of the
     * seller that takes the reason for one asks that the call is about the same object.
     */
    public void refuseUnlessOfAnyObject(Basis basis) {
        configured().filter(owner -> !owner.hasNoCampaigns()).ifPresent(owner -> {
            List<ExemptionRule> rules = Stream.concat(
                            owner.terms().regulations().values().stream(),
                            owner.terms().otherCountries().stream())
                    .map(law -> law.versions().get(law.versions().size() - 1))
                    .flatMap(law -> law.exemption(basis).stream()).toList();
            if (!rules.isEmpty() && rules.stream().allMatch(ExemptionRule::ofItsObject)) {
                throw Failure.usage("a " + basis.word() + " exempts calls about its own object"
                        + " alone (" + rules.get(0).article() + "): say of which --campaign it is,"
                        + " one of " + owner.campaigns().stream().map(CampaignConfig::name)
                                .collect(Collectors.joining(", ")));
            }
        });
    }

    private Optional<SellerConfig> configured() {
        return session.configured().ifNamed().map(config -> Configured.seller(config, seller));
    }

    /** A subscriber's number as typed for this seller. */
    public long number(String typed) {
        return TypedNumber.subscriber(typed, countryFor(typed));
    }

    /** The country whose national numbers a file for this seller holds. */
    public String country(String file) {
        return named().orElseThrow(() -> Failure.usage("whose national numbers are in " + file
                + "? say --country CC"));
    }

    private String countryFor(String typed) {
        return named()
                .or(() -> TypedNumber.countryOfInternational(typed))
                .orElseThrow(() -> Failure.usage("in which country is '" + typed
                        + "'? write it with + and the country code, or say --country CC"));
    }

    private Optional<String> named() {
        return Optional.ofNullable(country).or(() -> session.configured().ifNamed()
                .map(config -> Configured.seller(config, seller).country()));
    }
}
