package io.callgate.gateway.config.reader;

import io.callgate.gateway.config.TermsConfig;
import io.callgate.gateway.config.TermsConfig.Consent;
import io.callgate.store.regulation.OnUncheckable;
import io.callgate.store.regulation.RegistryRule;
import io.callgate.store.regulation.Regulation;
import io.callgate.store.regulation.Regulations;
import io.callgate.store.regulation.Rules;
import io.callgate.store.yaml.Problems;
import io.callgate.store.yaml.Section;
import io.callgate.store.yaml.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** By what law a seller's calls are judged. */
final class TermsReader {

    private static final String BY_REGULATION = "by-regulation";
    private static final String REFUSE = "refuse";
    private static final String ADMIT_AND_FLAG = "admit-and-flag";
    /** RFC 3261 25.1: a token, of a length that a header name has. */
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!%*_+`'~.-]{2,64}");

    /** Headers that the proxy reads for itself: no campaign is looked for in them. */
    private static final Set<String> OF_SIP = Set.of("via", "from", "to", "call-id", "cseq",
            "max-forwards", "content-length", "content-type", "contact", "route", "record-route",
            "refer-to", "require", "proxy-require", "proxy-authorization", "timestamp");

    private final Regulations known;

    TermsReader(Regulations known) {
        this.known = known;
    }

    TermsConfig read(Section seller) {
        Map<String, Regulation> regulations = regulations(seller);
        Optional<Regulation> otherCountries = otherCountries(seller, regulations);
        return new TermsConfig(regulations, otherCountries, consent(seller),
                onUncheckable(seller), campaignHeader(seller));
    }

    private static Consent consent(Section seller) {
        return switch (seller.oneOf("consent", BY_REGULATION,
                List.of(BY_REGULATION, "required", "not-required"))) {
            case "required" -> Consent.REQUIRED;
            case "not-required" -> Consent.NOT_REQUIRED;
            default -> Consent.BY_REGULATION;
        };
    }

    private static Optional<OnUncheckable> onUncheckable(Section seller) {
        return switch (seller.oneOf("uncheckable", BY_REGULATION,
                List.of(BY_REGULATION, REFUSE, ADMIT_AND_FLAG))) {
            case REFUSE -> Optional.of(OnUncheckable.REFUSE);
            case ADMIT_AND_FLAG -> Optional.of(OnUncheckable.ADMIT_AND_FLAG);
            default -> Optional.empty();
        };
    }

    /** A country brings its territories along, unless they are named for themselves. */
    private Map<String, Regulation> regulations(Section seller) {
        Map<String, Regulation> byCountry = new TreeMap<>();
        if (!seller.has("regulations")) {
            return byCountry;
        }
        Section named = seller.section("regulations");
        for (String country : named.keys()) {
            Text name = named.text(country, "");
            List<Regulation> file = regulation(named, country, name);
            file.stream().filter(one -> one.country().equals(country)
                            || file.get(0).country().equals(country)
                            && !named.has(one.country()))
                    .forEach(one -> byCountry.put(one.country(), one));
        }
        return byCountry;
    }

    private List<Regulation> regulation(Section named, String country, Text name) {
        List<Regulation> file = known.named(name.value());
        if (isUnread()) {
            return List.of();
        }
        if (!name.isMissing() && file.isEmpty()) {
            named.problem(country, Problems.shown(name.value()) + " is no regulation; there are "
                    + String.join(", ", known.names()));
        } else if (!name.isMissing()
                && file.stream().noneMatch(one -> one.country().equals(country))) {
            named.problem(country, Problems.shown(name.value()) + " is not about this country");
        }
        return file;
    }

    /** Then what is wrong with their files was told, and of names in them nothing is known. */
    private boolean isUnread() {
        return known.names().isEmpty();
    }

    private Optional<Regulation> otherCountries(Section seller,
            Map<String, Regulation> regulations) {
        Text name = seller.text("other-countries", REFUSE);
        if (name.value().equals(REFUSE) || name.isMissing() || isUnread()) {
            return Optional.empty();
        }
        List<Regulation> file = known.named(name.value());
        if (file.isEmpty()) {
            seller.problem("other-countries", Problems.shown(name.value())
                    + " must be refuse or a regulation; there are "
                    + String.join(", ", known.names()));
        } else if (regulations.isEmpty()) {
            seller.problem("other-countries", "needs regulations, other than which it is");
        }
        return file.stream().findFirst();
    }

    private static String campaignHeader(Section seller) {
        Text header = seller.text("campaign-header", TermsConfig.CAMPAIGN_HEADER);
        if (!header.isMissing() && !HEADER.matcher(header.value()).matches()) {
            seller.problem("campaign-header", Problems.shown(header.value())
                    + " is not the name of a header");
        } else if (OF_SIP.contains(header.value().toLowerCase(Locale.ROOT))) {
            seller.problem("campaign-header", Problems.shown(header.value())
                    + " says something else in SIP: name a header of your own");
        }
        return header.value();
    }

    /** The configuration cannot ask for more lists than a call's evidence has room for. */
    static void checkLists(Section seller, List<String> denyLists, TermsConfig terms) {
        Stream.concat(terms.regulations().values().stream(), terms.otherCountries().stream())
                .filter(one -> one.versions().stream()
                        .anyMatch(rules -> lists(rules, denyLists) > TermsConfig.LISTS_MAX))
                .map(Regulation::country).distinct()
                .forEach(country -> seller.problem("regulations", "bring more than "
                        + TermsConfig.LISTS_MAX + " lists to a call to " + country
                        + ", registries and deny-lists together"));
    }

    private static long lists(Rules rules, List<String> denyLists) {
        return Stream.concat(denyLists.stream(),
                rules.registries().stream().map(RegistryRule::list)).distinct().count();
    }

    /** Kinds of goods and services for which one of the regulations has special rules. */
    static Set<String> objectsOf(TermsConfig terms) {
        Set<String> objects = new TreeSet<>();
        terms.regulations().values().forEach(one -> objects.addAll(one.objects()));
        terms.otherCountries().ifPresent(one -> objects.addAll(one.objects()));
        return objects;
    }
}
