package io.callgate.gateway.config.reader;

import io.callgate.gateway.config.CallerTermsConfig;
import io.callgate.gateway.config.CampaignConfig;
import io.callgate.gateway.config.KnownBy;
import io.callgate.gateway.config.TermsConfig;
import io.callgate.gateway.config.GatewayConfig.CallerConfig;
import io.callgate.gateway.config.GatewayConfig.CarrierConfig;
import io.callgate.gateway.config.GatewayConfig.DiallingConfig;
import io.callgate.gateway.config.GatewayConfig.ListConfig;
import io.callgate.gateway.config.GatewayConfig.ListenConfig;
import io.callgate.gateway.config.GatewayConfig.Parties;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.store.index.Scope;
import io.callgate.store.numbering.DialPlan;
import io.callgate.store.regulation.RegistryRule;
import io.callgate.store.regulation.Regulations;
import io.callgate.store.yaml.Problems;
import io.callgate.store.yaml.Section;
import io.callgate.store.yaml.Text;
import io.callgate.store.yaml.Unique;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** {@code carriers}, {@code sellers} with their callers, and {@code lists}. */
final class PartiesReader {

    /** Each caller is a row of counters in every scrape of the metrics. */
    private static final int CALLERS_MAX = 1_000;

    /** Each is asked on every call, and named in its evidence. */
    private static final int SELLER_LISTS_MAX = 16;

    /** A century: what is older was not issued. */
    private static final int LIST_AGE_DAYS_MAX = 36_500;

    private static final List<String> REFUSAL_CODES = List.of("403", "404", "480", "486", "603");
    private static final Pattern DIAL_PREFIX = Pattern.compile("(?=.{1,16}$)[0-9*#]+X*");
    private static final String A_PREFIX =
            "must be at most 16 of digits, * and #, with X for any digit at its end";
    private static final Pattern SHORT_NUMBER = Pattern.compile("[0-9]{2,8}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final Problems problems;
    private final Predicate<String> hasDialPlan;
    private final Regulations regulations;
    private final Unique callerNames;
    private final Unique networks;
    private final TlsReader tls;
    private final Unique digestUsers;
    private final Unique certificates;
    private boolean asksForCertificates;
    private final Map<String, ListConfig> lists = new TreeMap<>();
    /** By name of the list. */
    private final Map<String, String> registries = new TreeMap<>();
    /** By name of the list. */
    private final Map<String, Integer> lawfulAges = new TreeMap<>();
    private int callers;

    PartiesReader(Problems problems, Predicate<String> hasDialPlan, Regulations regulations,
            TlsReader tls) {
        this.tls = tls;
        this.problems = problems;
        this.hasDialPlan = hasDialPlan;
        this.regulations = regulations;
        this.callerNames = new Unique(problems);
        this.networks = new Unique(problems);
        this.digestUsers = new Unique(problems);
        this.certificates = new Unique(problems);
    }

    Parties read(Section root, List<ListenConfig> listen) {
        asksForCertificates = listen.stream().flatMap(point -> point.tls().stream())
                .anyMatch(tls -> !tls.clientCertificates().equals("none"));
        List<CarrierConfig> carriers = new ArrayList<>();
        CarrierReader carrierReader = new CarrierReader(problems, hasDialPlan, listen, tls);
        for (Section carrier : nonEmpty(root, "carriers")) {
            carriers.add(carrierReader.read(carrier));
        }
        List<SellerConfig> sellers = new ArrayList<>();
        Unique sellerNames = new Unique(problems);
        for (Section seller : nonEmpty(root, "sellers")) {
            sellers.add(seller(seller, sellerNames));
        }
        if (callers > CALLERS_MAX) {
            root.problem("sellers", "have more than " + CALLERS_MAX + " callers");
        }
        int scopes = sellers.stream().mapToInt(seller -> 1 + seller.campaigns().size()).sum();
        if (scopes > Scope.SCOPES_MAX) {
            root.problem("sellers", "and their campaigns are more than " + Scope.SCOPES_MAX);
        }
        readLists(root);
        return new Parties(List.copyOf(carriers), List.copyOf(sellers),
                List.copyOf(lists.values()));
    }

    private List<Section> nonEmpty(Section section, String key) {
        List<Section> entries = section.sections(key);
        if (entries.isEmpty() && section.isReadable()) {
            section.problem(key, section.has(key) ? "must name at least one" : "is missing");
        }
        return entries;
    }

    private SellerConfig seller(Section seller, Unique names) {
        Text name = seller.name();
        names.claim(name);
        String country = country(seller);
        List<String> denyLists = denyLists(seller);
        RegistriesReader answering = new RegistriesReader(seller, regulations);
        TermsConfig read = new TermsReader(answering.laws()).read(seller);
        TermsReader.checkLists(seller, denyLists, read);
        answering.check(read, denyLists, registries);
        NewestLaw law = new NewestLaw(seller, read);
        for (RegistryRule registry : law.registries()) {
            lists.putIfAbsent(registry.list(), new ListConfig(registry.list(), 0));
            lawfulAges.put(registry.list(), registry.maxAgeDays());
        }
        CampaignsReader campaigns = new CampaignsReader(problems, TermsReader.objectsOf(read));
        List<CampaignConfig> campaignsRead = campaigns.read(seller);
        List<CallerConfig> named = new ArrayList<>();
        for (Section caller : nonEmpty(seller, "callers")) {
            named.add(caller(caller, campaigns));
        }
        callers += named.size();
        campaigns.tellOfUnrecognisable();
        law.tellOfDoubts(campaignsRead);
        law.tellOfEndedRegistries(denyLists);
        seller.refuseUnknownKeys();
        return new SellerConfig(name.value(), country, denyLists, List.copyOf(named), read,
                campaignsRead);
    }

    private String country(Section seller) {
        Text country = seller.required("country");
        boolean written = COUNTRY.matcher(country.value()).matches();
        if (!country.isMissing() && !(written && hasDialPlan.test(country.value()))) {
            seller.problem("country", Problems.shown(country.value())
                    + " must be an ISO 3166 code of two capitals whose dial plan is known");
        }
        return country.value();
    }

    private List<String> denyLists(Section seller) {
        Unique once = new Unique(problems);
        List<String> names = new ArrayList<>();
        for (Text list : seller.texts("deny-lists")) {
            seller.checkName(list);
            once.claim(list);
            names.add(list.value());
            lists.putIfAbsent(list.value(), new ListConfig(list.value(), 0));
        }
        if (names.size() > SELLER_LISTS_MAX) {
            seller.problem("deny-lists", "are more than " + SELLER_LISTS_MAX);
        }
        return List.copyOf(names);
    }

    private CallerConfig caller(Section caller, CampaignsReader campaigns) {
        Text name = caller.name();
        callerNames.claim(name);
        KnownBy knownBy = new KnownBy(peers(caller), digestUser(caller), certificate(caller));
        boolean recognisable = caller.has("peers") || caller.has("digest-user")
                || caller.has("certificate");
        if (!recognisable && caller.isReadable()) {
            caller.problem("peers", "is missing, and so are digest-user and certificate: without"
                    + " one of them no call is known to be this caller's");
        }
        DiallingConfig dialling = dialling(caller, campaigns);
        int refusalCode = Integer.parseInt(caller.oneOf("refusal-code", "603", REFUSAL_CODES));
        CallerTermsConfig callerTerms = campaigns.callerTerms(caller);
        caller.refuseUnknownKeys();
        return new CallerConfig(name.value(), knownBy, dialling, refusalCode, callerTerms);
    }

    private String digestUser(Section caller) {
        Text user = caller.text("digest-user", "");
        if (!user.isMissing()) {
            caller.checkName(user);
            digestUsers.claim(user);
        }
        return user.value();
    }

    private String certificate(Section caller) {
        Text name = caller.text("certificate", "");
        Text lower = new Text(name.value().toLowerCase(Locale.ROOT), name.line(), name.key());
        certificates.claim(lower);
        if (!name.isMissing() && !asksForCertificates) {
            caller.problem("certificate", "no listening point asks for any: one with transport tls"
                    + " and client-certificates optional or required is needed");
        }
        return lower.value();
    }

    /** One network inside another is clear, the longer prefix wins; the same twice is not. */
    private List<String> peers(Section caller) {
        List<String> peers = new ArrayList<>();
        for (Text peer : caller.texts("peers")) {
            Optional<PeerNetwork> network = PeerNetwork.of(peer.value());
            if (network.isEmpty()) {
                problems.add(peer.line(), peer.key(), Problems.shown(peer.value())
                        + " must be an IP address or a network such as 10.1.0.0/16");
            } else if (!network.get().equals(network.get().network())) {
                problems.add(peer.line(), peer.key(), Problems.shown(peer.value())
                        + " has bits set after its prefix: is " + network.get().network()
                        + " meant?");
            } else {
                networks.claim(new Text(network.get().toString(), peer.line(), peer.key()));
                peers.add(network.get().toString());
            }
            if (network.filter(PeerNetwork::isOfStrangers).isPresent()) {
                problems.warn(peer.line(), peer.key(), Problems.shown(peer.value())
                        + " takes in strangers: whoever reaches this gateway from there calls as"
                        + " this caller, and by its carriers");
            }
        }
        return List.copyOf(peers);
    }

    private DiallingConfig dialling(Section caller, CampaignsReader campaigns) {
        return new DiallingConfig(
                campaigns.withTechPrefixes(patterns(caller, "prefixes", DIAL_PREFIX, A_PREFIX)),
                patterns(caller, "clir-codes", DIAL_PREFIX, A_PREFIX),
                patterns(caller, "carrier-selection", DIAL_PREFIX, A_PREFIX),
                patterns(caller, "protected-numbers", SHORT_NUMBER, "must have 2 to 8 digits"),
                mayLeaveOut(caller));
    }

    private List<String> patterns(Section caller, String key, Pattern allowed, String rule) {
        Unique once = new Unique(problems);
        List<String> patterns = new ArrayList<>();
        for (Text pattern : caller.texts(key)) {
            if (!allowed.matcher(pattern.value()).matches()) {
                problems.add(pattern.line(), pattern.key(),
                        Problems.shown(pattern.value()) + " " + rule);
            }
            once.claim(pattern);
            patterns.add(pattern.value());
        }
        return List.copyOf(patterns);
    }

    private Set<DialPlan.Habit> mayLeaveOut(Section caller) {
        Set<DialPlan.Habit> habits = EnumSet.noneOf(DialPlan.Habit.class);
        for (Text part : caller.texts("may-leave-out")) {
            switch (part.value()) {
                case "trunk-prefix" -> habits.add(DialPlan.Habit.TRUNK_PREFIX_LEFT_OUT);
                case "plus" -> habits.add(DialPlan.Habit.PLUS_LEFT_OUT);
                default -> problems.add(part.line(), part.key(),
                        Problems.shown(part.value()) + " must be trunk-prefix or plus");
            }
        }
        return habits;
    }

    /** An age for a list that binds nobody is a slip in its name, and would be no age at all. */
    private void readLists(Section root) {
        Unique names = new Unique(problems);
        for (Section list : root.sections("lists")) {
            Text name = list.name();
            names.claim(name);
            int maxAgeDays = list.number("max-age-days", 0, 0, LIST_AGE_DAYS_MAX);
            int lawful = lawfulAges.getOrDefault(name.value(), 0);
            if (lawful > 0 && maxAgeDays > lawful) {
                list.warn("max-age-days", "has no effect: by law " + name.value()
                        + " must not be older than " + lawful + " days");
            }
            list.refuseUnknownKeys();
            ListConfig named = new ListConfig(name.value(), maxAgeDays);
            if (!name.isMissing() && lists.replace(name.value(), named) == null) {
                list.problem("name", Problems.shown(name.value())
                        + " is in no seller's deny-lists, and no registry of its regulations");
            }
        }
    }
}
