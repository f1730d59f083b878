package io.callgate.gateway.config.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.config.GatewayConfig.ListConfig;
import io.callgate.store.regulation.RegistryRule;
import io.callgate.store.yaml.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code sellers[].registries}. */
class RegistriesConfigTest {

    private static final String LISTS = "lists: [{name: acme-ftc, max-age-days: 14}]\n";

    /** Two sellers under the laws of the United States and of Canada, with these keys of theirs. */
    private static Loaded load(String acme, String bolt, String further) {
        return ConfigFixture.load("""
                carriers: [{name: carrier-a, address: "127.0.0.1:5090"}]
                sellers:
                  - name: acme
                    country: US
                    regulations: {US: us, CA: ca}
                    %s
                    callers: [{name: office, peers: [10.0.0.1]}]
                  - name: bolt
                    country: US
                    %s
                    callers: [{name: agency, peers: [10.0.0.2]}]
                """.formatted(acme, bolt) + further);
    }

    private static Problem only(String acme, String bolt) {
        List<Problem> problems = load(acme, bolt, "").problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    @Test
    void nameTheListThatAnswersThisSeller() {
        Loaded loaded = load("registries: {ftc-dnc: acme-ftc}", "regulations: {US: us}", LISTS);
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.config().parties().lists()).containsExactly(
                new ListConfig("acme-ftc", 14), new ListConfig("dncl", 0),
                new ListConfig("ftc-dnc", 0));
        assertThat(registry(loaded, 0, "PR").list()).isEqualTo("acme-ftc");
        assertThat(registry(loaded, 1, "US").list()).isEqualTo("ftc-dnc");
        assertThat(registry(loaded, 0, "US")).usingRecursiveComparison().ignoringFields("list")
                .isEqualTo(registry(loaded, 1, "US"));
    }

    private static RegistryRule registry(Loaded loaded, int seller, String country) {
        return loaded.config().parties().sellers().get(seller).terms().regulations().get(country)
                .versions().get(0).registries().get(0);
    }

    @Test
    void mayNameOneListOfSellersWhoSubscribeTogether() {
        assertThat(load("registries: {ftc-dnc: group-ftc}",
                "regulations: {US: us}\n    registries: {ftc-dnc: group-ftc}", "").problems())
                .isEmpty();
    }

    @Test
    void answerForOtherCountriesToo() {
        Loaded loaded = load("other-countries: uk\n    registries: {tps: acme-tps}",
                "regulations: {FR: fr}", "");
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.config().parties().lists()).extracting(ListConfig::name)
                .contains("acme-tps", "ctps").doesNotContain("tps");
    }

    /** Their numbers, country and age are of the seller's own list, as they were of the law's. */
    @Test
    void keepTheLawsAge() {
        List<Problem> warnings = load("registries: {ftc-dnc: acme-ftc}", "regulations: {US: us}",
                LISTS.replace("14", "60")).warnings();
        assertThat(warnings).singleElement().satisfies(warning -> assertThat(warning.toString())
                .contains("lists[0].max-age-days", "acme-ftc must not be older than 31 days"));
    }

    @Test
    void areThoseOfTheSellersOwnRegulations() {
        assertThat(only("registries: {ftc-dcn: acme-ftc}", "regulations: {US: us}"))
                .hasToString("line 6: sellers[0].registries.ftc-dcn: is no registry of this"
                        + " seller's regulations; there are dncl, ftc-dnc");
        assertThat(only("", "registries: {ftc-dnc: bolt-ftc}\n    regulations: {}"))
                .hasToString("line 10: sellers[1].registries.ftc-dnc: is no registry of this"
                        + " seller's regulations; there are none");
    }

    @Test
    void areNotAnsweredByOneListEach() {
        assertThat(only("registries: {ftc-dnc: acme, dncl: acme}", "regulations: {US: us}"))
                .hasToString("line 6: sellers[0].registries.ftc-dnc: \"acme\" cannot answer for"
                        + " ftc-dnc: it is the list of dncl, for this or another seller");
        assertThat(only("registries: {ftc-dnc: dncl}", "regulations: {US: us}").key())
                .isEqualTo("sellers[0].registries.ftc-dnc");
    }

    @Test
    void areNotAnsweredByAnotherSellersListOfAnotherRegistry() {
        assertThat(only("registries: {ftc-dnc: tps}", "regulations: {GB: uk}"))
                .hasToString("line 10: sellers[1].regulations: \"tps\" cannot answer for tps: it"
                        + " is the list of ftc-dnc, for this or another seller");
        assertThat(only("", "regulations: {US: us}\n    registries: {ftc-dnc: dncl}").key())
                .isEqualTo("sellers[1].registries.ftc-dnc");
    }

    /** The list of the law's name would bind the seller's calls to all countries, as a list. */
    @Test
    void areNamedByTheirListInDenyLists() {
        String own = "registries: {ftc-dnc: acme-ftc}\n    deny-lists: [%s]";
        assertThat(only(own.formatted("ftc-dnc"), "regulations: {US: us}")).hasToString(
                "line 7: sellers[0].deny-lists: \"ftc-dnc\" is a registry that acme-ftc answers"
                        + " for, as registries say: name acme-ftc, or neither");
        assertThat(load(own.formatted("acme-ftc"), "regulations: {US: us}", "").problems())
                .isEmpty();
    }

    @Test
    void haveNamesOfLists() {
        assertThat(only("registries: {ftc-dnc: my list}", "regulations: {US: us}").key())
                .isEqualTo("sellers[0].registries.ftc-dnc");
        assertThat(only("registries: [acme-ftc]", "regulations: {US: us}"))
                .hasToString("line 6: sellers[0].registries: must be a group of keys");
    }

    /** What is wrong with the file of a law is told, and of its registries nothing is known. */
    @Test
    void areNotMissedWhereNoLawCouldBeRead() {
        assertThat(load("registries: {ftc-dnc: acme-ftc}", "regulations: {US: us}",
                "regulations: {directory: ./nowhere}\n").problems()).hasSize(1);
    }
}
