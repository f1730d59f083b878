package io.callgate.gateway.config.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.store.yaml.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is allowed but may not be meant is told with its line, its key and what follows from it. */
class ConfigWarningTest {

    private static final String CONSENT = "    consent: not-required\n";
    private static final String PEERS = "peers: [127.0.0.1/32]";
    private static final String LAWFUL = "    regulations: {FR: fr, US: us}\n";

    /** Of the smallest configuration under two laws, one passage replaced. */
    private static List<Problem> warnings(String passage, String replacement) {
        String lawful = ConfigFixture.SMALLEST.replace(CONSENT, LAWFUL)
                .replace("deny-lists: [bloctel]", "deny-lists: [house]");
        assertThat(lawful).contains(passage);
        Loaded loaded = ConfigFixture.load(lawful.replace(passage, replacement));
        assertThat(loaded.problems()).isEmpty();
        return loaded.warnings();
    }

    private static Problem only(List<Problem> warnings) {
        assertThat(warnings).hasSize(1);
        return warnings.get(0);
    }

    @Test
    void isNoneWhereNothingIsDoubtful() {
        assertThat(warnings(LAWFUL, LAWFUL)).isEmpty();
    }

    @Test
    void tellsOfASellerUnderNoLaw() {
        Problem warning = only(warnings(LAWFUL, CONSENT));
        assertThat(warning.toString()).startsWith("line 8: sellers[0].regulations: names none: ");
    }

    @Test
    void tellsWhichLawAsksForTheConsentThatIsNotRequired() {
        Problem warning = only(warnings(LAWFUL, LAWFUL + CONSENT));
        assertThat(warning.toString()).startsWith(
                        "line 12: sellers[0].consent: \"not-required\" overrules the law of ")
                .contains("FR").contains("L223-1").doesNotContain("US");
    }

    @Test
    void tellsOfARegistryThatTheLawNoLongerAsks() {
        Problem warning = only(warnings("deny-lists: [house]", "deny-lists: [house, bloctel]"));
        assertThat(warning.toString()).startsWith("line 10: sellers[0].deny-lists: \"bloctel\" is")
                .contains("that the law asks until 2026-08-10 only", "binds no call");
    }

    @Test
    void tellsWhatBecomesOfUncheckableCalls() {
        Problem warning = only(warnings(LAWFUL, LAWFUL + "    uncheckable: admit-and-flag\n"));
        assertThat(warning.key()).isEqualTo("sellers[0].uncheckable");
        assertThat(warning.sentence()).contains("goes through");
    }

    @Test
    void tellsOfCallersWhoAreNotRefused() {
        Problem warning = only(warnings(PEERS, PEERS + ", shadow: true"));
        assertThat(warning.key()).isEqualTo("sellers[0].callers[0].shadow");
        assertThat(warning.sentence()).contains("go through whatever the verdict");
    }

    @Test
    void tellsOfNetworksThatTakeInStrangers() {
        List<Problem> warnings = warnings(PEERS,
                "peers: [0.0.0.0/0, \"::/0\", 10.0.0.0/8, \"fc00::/7\", 128.0.0.0/1]");
        assertThat(warnings).extracting(Problem::key).containsExactly(
                "sellers[0].callers[0].peers[0]", "sellers[0].callers[0].peers[1]",
                "sellers[0].callers[0].peers[4]");
        assertThat(warnings.get(0).sentence()).contains("takes in strangers");
    }

    @Test
    void tellsOfCampaignsThatNoCallCanBeKnownToBeOf() {
        String campaigns = """
                    campaigns:
                      - {name: nameless, purpose: prospecting}
                      - {name: winter, purpose: prospecting, tech-prefixes: ["77#"]}
                      - {name: renewal, purpose: service, tech-prefixes: ["78#"]}
                      - {name: poll, purpose: survey, header-values: [poll]}
                      - {name: usual, purpose: service}
                    callers:
                """.indent(0);
        List<Problem> warnings = warnings("    callers:\n      - {name: marketing, " + PEERS,
                campaigns + "      - {name: marketing, campaign: usual, " + PEERS);
        assertThat(warnings).extracting(Problem::key).containsExactly(
                "sellers[0].campaigns[0].name", "sellers[0].campaigns[1].name",
                "sellers[0].campaigns[2].name", "sellers[0].campaigns[3].name");
        assertThat(warnings.get(0).sentence()).contains("\"nameless\" is of no call")
                .contains("has no header-values");
        assertThat(warnings.get(1).sentence()).contains("names-campaigns");

        List<Problem> believed = warnings("    callers:\n      - {name: marketing, " + PEERS,
                campaigns + "      - {name: marketing, campaign: usual, names-campaigns: true, "
                        + PEERS);
        assertThat(only(believed).key()).isEqualTo("sellers[0].campaigns[0].name");

        List<Problem> ofNoCampaign = warnings("    callers:\n      - {name: marketing, " + PEERS,
                campaigns + "      - {name: marketing, " + PEERS);
        assertThat(ofNoCampaign).extracting(Problem::key).as("winter is believed")
                .doesNotContain("sellers[0].campaigns[1].name").hasSize(4);
    }

    @Test
    void tellsOfAnAgeThatTheLawDoesNotAllow() {
        String lists = "\nlists:\n  - {name: ftc-dnc, max-age-days: %d}\n";
        assertThat(only(warnings(PEERS + "}", PEERS + "}" + lists.formatted(60))).toString())
                .contains("lists[0].max-age-days: has no effect").contains("31 days");
        assertThat(warnings(PEERS + "}", PEERS + "}" + lists.formatted(14))).isEmpty();
    }

    @Test
    void tellsOfAnOperatorsPortThatIsOpenToAll() {
        Problem warning = only(warnings("admin: {address: 127.0.0.1", "admin: {address: 0.0.0.0"));
        assertThat(warning.key()).isEqualTo("admin.address");
        assertThat(warning.sentence()).contains("asks for no password");
    }

    @Test
    void isNotToldOfAFileThatIsRefused() {
        assertThat(ConfigFixture.with("port: 5060", "port: 5060000").warnings()).isEmpty();
    }
}
