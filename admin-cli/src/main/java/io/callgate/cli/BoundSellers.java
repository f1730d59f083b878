package io.callgate.cli;

import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.gateway.config.TermsConfig;
import io.callgate.store.regulation.Regulation;
import io.callgate.store.regulation.Regulations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sellers that a list binds: those whose deny-lists name it, and those for whom it answers for
 * a registry of their law. It has no other owner, and all of them are judged by the same version.
 */
public final class BoundSellers {

    private final List<SellerConfig> sellers;
    private final String list;

    private BoundSellers(List<SellerConfig> sellers, String list) {
        this.sellers = sellers;
        this.list = list;
    }

    /** None where no configuration says. */
    public static BoundSellers of(Optional<GatewayConfig> config, String list) {
        return new BoundSellers(config.map(known -> known.parties().sellers()).orElse(List.of())
                .stream().filter(seller -> seller.denyLists().contains(list)
                        || laws(seller).anyMatch(law -> names(law, list))).toList(), list);
    }

    public List<String> names() {
        return sellers.stream().map(SellerConfig::name).toList();
    }

    /**
     * The countries whose registry it is: it holds their numbers, wherever the sellers are. Its
     * territories are in the country's own registry.
     */
    public List<String> countriesOfLaw() {
        return sellers.stream().flatMap(BoundSellers::laws).filter(law -> names(law, list))
                .map(Regulation::legislator).distinct().toList();
    }

    public List<String> countries() {
        return sellers.stream().map(SellerConfig::country).distinct().toList();
    }

    /** Those that it binds beside this one. */
    public List<String> besides(String seller) {
        List<String> others = new ArrayList<>(names());
        others.remove(seller);
        return others;
    }

    private static Stream<Regulation> laws(SellerConfig seller) {
        TermsConfig terms = seller.terms();
        return Stream.concat(terms.regulations().values().stream(),
                terms.otherCountries().stream());
    }

    /** The countries of which a list of this name is a registry, by the laws that we ship. */
    public static List<String> countriesOfRegistry(String list) {
        Regulations shipped = Regulations.shipped().regulations().orElseThrow();
        return shipped.names().stream().flatMap(file -> shipped.named(file).stream())
                .filter(law -> names(law, list)).map(Regulation::legislator).distinct().toList();
    }

    /** On whatever day: a list is imported before a law is in force, and read after. */
    private static boolean names(Regulation law, String list) {
        return law.versions().stream().anyMatch(rules -> rules.registry(list).isPresent());
    }
}
