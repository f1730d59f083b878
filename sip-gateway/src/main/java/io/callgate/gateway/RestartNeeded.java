package io.callgate.gateway;

import io.callgate.gateway.config.CallerTermsConfig;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.GatewayConfig.CallerConfig;
import io.callgate.gateway.config.GatewayConfig.ListConfig;
import io.callgate.gateway.config.GatewayConfig.Parties;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.gateway.config.TermsConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which keys differ between two configurations that a running gateway cannot change. It can change
 * what screening alone reads: how sellers' calls are judged, which callers are in shadow or dial by
 * hand, and how old lists may be, as long as the same lists are named. All else is fixed, a key
 * that nobody thought of here as well.
 */
final class RestartNeeded {

    private RestartNeeded() {
    }

    /** As they stand in the file; empty if all that differs can be changed. */
    static List<String> by(GatewayConfig now, GatewayConfig next) {
        List<String> keys = new ArrayList<>();
        add(keys, "store", now.storeDirectory(), next.storeDirectory());
        add(keys, "listen", now.listen(), next.listen());
        add(keys, "admin", now.admin(), next.admin());
        add(keys, "evidence", now.evidence(), next.evidence());
        add(keys, "sip", now.sip(), next.sip());
        add(keys, "digest", now.digest(), next.digest());
        add(keys, "dns", now.dns(), next.dns());
        add(keys, "carriers", now.parties().carriers(), next.parties().carriers());
        addLists(keys, listNames(now), listNames(next));
        addSellers(keys, fixedOf(now), fixedOf(next));
        boolean unnamed = keys.isEmpty()
                && !fixedPartOf(now).equals(fixedPartOf(next));
        return unnamed ? List.of("a key of the whole gateway") : keys;
    }

    private static void add(List<String> keys, String key, Object now, Object next) {
        if (!now.equals(next)) {
            keys.add(key);
        }
    }

    /** Meters and readiness know the lists that the gateway started with. */
    private static void addLists(List<String> keys, Set<String> now, Set<String> next) {
        Set<String> changed = new TreeSet<>(next);
        changed.removeAll(now);
        Set<String> gone = new TreeSet<>(now);
        gone.removeAll(next);
        changed.addAll(gone);
        if (!changed.isEmpty()) {
            keys.add("deny-lists, regulations or registries, which lists there are ("
                    + String.join(", ", changed) + ")");
        }
    }

    private static void addSellers(List<String> keys, List<SellerConfig> now,
            List<SellerConfig> next) {
        List<String> names = now.stream().map(SellerConfig::name).toList();
        if (!names.equals(next.stream().map(SellerConfig::name).toList())) {
            keys.add("sellers");
            return;
        }
        for (int index = 0; index < now.size(); index++) {
            String key = "sellers[" + names.get(index) + "].";
            SellerConfig was = now.get(index);
            SellerConfig is = next.get(index);
            add(keys, key + "country", was.country(), is.country());
            add(keys, key + "campaign-header", was.terms(), is.terms());
            add(keys, key + "campaigns", was.campaigns(), is.campaigns());
            add(keys, key + "callers", was.callers(), is.callers());
        }
    }

    private static Set<String> listNames(GatewayConfig config) {
        return config.parties().lists().stream().map(ListConfig::name)
                .collect(Collectors.toSet());
    }

    /** The configuration with everything that can be changed at one value. */
    private static GatewayConfig fixedPartOf(GatewayConfig config) {
        return new GatewayConfig(config.storeDirectory(), config.listen(), config.admin(),
                config.evidence(), config.sip(), config.digest(), config.dns(),
                new Parties(config.parties().carriers(), fixedOf(config), List.of()));
    }

    private static List<SellerConfig> fixedOf(GatewayConfig config) {
        return config.parties().sellers().stream().map(RestartNeeded::fixedOf).toList();
    }

    private static SellerConfig fixedOf(SellerConfig seller) {
        TermsConfig terms = new TermsConfig(Map.of(), Optional.empty(),
                TermsConfig.Consent.BY_REGULATION, Optional.empty(),
                seller.terms().campaignHeader());
        return new SellerConfig(seller.name(), seller.country(), List.of(),
                seller.callers().stream().map(RestartNeeded::fixedOf).toList(), terms,
                seller.campaigns());
    }

    private static CallerConfig fixedOf(CallerConfig caller) {
        CallerTermsConfig terms = new CallerTermsConfig(caller.terms().campaign(),
                caller.terms().namesCampaigns(), false, false);
        return new CallerConfig(caller.name(), caller.knownBy(), caller.dialling(),
                caller.refusalCode(), terms);
    }
}
