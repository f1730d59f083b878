package io.callgate.gateway.config.reader;

import io.callgate.gateway.config.TermsConfig;
import io.callgate.store.regulation.Regulations;
import io.callgate.store.yaml.Problems;
import io.callgate.store.yaml.Section;
import io.callgate.store.yaml.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code sellers[].registries}: which lists answer this seller for the registries of its laws. */
final class RegistriesReader {

    private final Section seller;
    private final Section named;
    private final Regulations known;
    /** By name of the registry. */
    private final Map<String, String> lists = new TreeMap<>();

    RegistriesReader(Section seller, Regulations known) {
        this.seller = seller;
        this.named = seller.section("registries");
        this.known = known;
        for (String registry : named.keys()) {
            Text list = named.text(registry, "");
            named.checkName(list);
            if (!list.isMissing()) {
                lists.put(registry, list.value());
            }
        }
    }

    /** Every law that is known, with the lists that answer this seller. */
    Regulations laws() {
        return known.answeredBy(lists);
    }

    /**
     * Tells of what cannot be meant.
     *
     * @param terms    read by {@link #laws}
     * @param answered what each list answers for with the sellers before; this one's are added
     */
    void check(TermsConfig terms, List<String> denyLists, Map<String, String> answered) {
        Map<String, String> listOf = new TreeMap<>();
        Stream.concat(terms.regulations().values().stream(), terms.otherCountries().stream())
                .flatMap(law -> law.versions().stream())
                .flatMap(rules -> rules.registries().stream())
                .forEach(one -> listOf.put(one.name(), one.list()));
        listOf.forEach((registry, list) -> claim(registry, list, answered));
        lists.keySet().forEach(registry -> checkKey(registry, listOf.keySet()));
        lists.forEach((registry, list) -> {
            if (denyLists.contains(registry) && !list.equals(registry)) {
                seller.problem("deny-lists", Problems.shown(registry) + " is a registry that "
                        + list + " answers for, as registries say: name " + list + ", or neither");
            }
        });
    }

    /** Where no law could be read, that was told. */
    private void checkKey(String registry, Set<String> ofTheLaw) {
        if (!ofTheLaw.contains(registry) && !known.names().isEmpty()) {
            named.problem(registry, "is no registry of this seller's regulations; there are "
                    + (ofTheLaw.isEmpty() ? "none" : String.join(", ", ofTheLaw)));
        }
    }

    /** The law's terms for one registry, its country and its age, fit the numbers of no other. */
    private void claim(String registry, String list, Map<String, String> answered) {
        String earlier = answered.putIfAbsent(list, registry);
        if (earlier == null || earlier.equals(registry)) {
            return;
        }
        boolean renamed = lists.containsKey(registry);
        (renamed ? named : seller).problem(renamed ? registry : "regulations",
                Problems.shown(list) + " cannot answer for " + registry + ": it is the list of "
                        + earlier + ", for this or another seller");
    }
}
