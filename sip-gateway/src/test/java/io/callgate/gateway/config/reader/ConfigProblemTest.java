package io.callgate.gateway.config.reader;

import static io.callgate.gateway.config.reader.ConfigFixture.SMALLEST;
import static io.callgate.gateway.config.reader.ConfigFixture.load;
import static io.callgate.gateway.config.reader.ConfigFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.message.HeaderName;
import io.callgate.store.yaml.Problem;
import io.callgate.store.yaml.YamlTree;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each mistake is told as: line, key path and sentence. */
class ConfigProblemTest {

    @Test
    void reportsAllProblemsTogetherInTheOrderOfTheFile() {
        Loaded loaded = load("""
                listen:
                  - {transport: sctp, address: 127.0.0.1, port: 99999}
                carriers: []
                sellers:
                  - name: s
                    country: FR
                    callers:
                      - {name: c, peers: [10.0.0.300]}
                """);
        assertThat(loaded.isValid()).isFalse();
        assertThat(loaded.problems()).extracting(Problem::line).containsExactly(2, 2, 3, 8);
        assertThat(loaded.problems()).extracting(Problem::key).containsExactly(
                "listen[0].transport", "listen[0].port", "carriers",
                "sellers[0].callers[0].peers[0]");
    }

    @Test
    void suggestsTheNearestKeyForAnUnknownOne() {
        assertThat(only(with("deny-lists", "deny-list"))).hasToString(
                "line 10: sellers[0].deny-list: is not a key; is deny-lists meant?");
    }

    @Test
    void namesTheKnownKeysWhenNoneIsNear() {
        assertThat(only(load(SMALLEST + "regime: fr\n"))).hasToString("line 14: regime: is not a"
                + " key; the keys here are admin, carriers, digest, dns, evidence, listen, lists,"
                + " regulations, sellers, sip, store");
    }

    /** None of them is where the gateway looks for a campaign: it would never be known. */
    @ParameterizedTest
    @EnumSource(value = HeaderName.class, mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
    void refusesAHeaderOfSipForTheCampaign(HeaderName header) {
        String name = header.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertThat(only(with("deny-lists: [bloctel]", "campaign-header: " + name)).toString())
                .contains("campaign-header").contains("says something else in SIP");
    }

    @Test
    void refusesACarrierThatIsOurOwnListeningPoint() {
        assertThat(only(with("127.0.0.1:5090", "127.0.0.1:5060")).toString())
                .contains("carriers[0].address").contains("our own listening point");
    }

    @Test
    void refusesTheSameNetworkForTwoCallers() {
        Problem problem = only(with("{name: marketing, peers: [127.0.0.1/32]}",
                "{name: marketing, peers: [10.0.0.0/8]}\n"
                        + "      - {name: tunis, peers: [10.1.0.0/16, 10.0.0.0/8]}"));
        assertThat(problem).hasToString("line 14: sellers[0].callers[1].peers[1]: \"10.0.0.0/8\" is"
                + " already taken by sellers[0].callers[0].peers[0] in line 13");
    }

    @Test
    void admitsANetworkInsideAnother() {
        assertThat(with("{name: marketing, peers: [127.0.0.1/32]}",
                "{name: marketing, peers: [10.0.0.0/8]}\n"
                        + "      - {name: tunis, peers: [10.1.0.0/16]}").problems()).isEmpty();
    }

    @Test
    void refusesTheNameOfOneCallerUnderTwoSellers() {
        Problem problem = only(load(SMALLEST + """
                  - name: boeuf
                    country: FR
                    callers: [{name: marketing, peers: [10.0.0.1]}]
                """));
        assertThat(problem.key()).isEqualTo("sellers[1].callers[0].name");
        assertThat(problem.sentence()).contains("sellers[0].callers[0].name in line 13");
    }

    @Test
    void refusesTheSameListeningPointTwiceAndTheOperatorsPortOverIt() {
        Loaded loaded = load(SMALLEST.replace("port: 5060}", """
                port: 5060}
                  - {transport: udp, address: 127.0.0.1, port: 5060}
                  - {transport: tcp, address: 127.0.0.1, port: 8060}"""));
        assertThat(loaded.problems()).extracting(Problem::key)
                .containsExactly("listen[1].port", "admin.port");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "127.0.0.1, port: 5060 | 0.0.0.0, port: 5060 | listen[0].address | Via",
            "127.0.0.1, port: 5060 | localhost, port: 5060 | listen[0].address | IP address",
            "127.0.0.1:5090 | 127.0.0.1:0 | carriers[0].address | host:port",
            "127.0.0.1:5090 | 2001:db8::1 | carriers[0].address | brackets",
            "127.0.0.1:5090 | 192.0.2.1:5060 | carriers[0].address | cannot be reached",
            "127.0.0.1:5090 | [::1]:5060 | carriers[0].address | cannot be reached",
            "transport: udp, priority | transport: tcp, priority | carriers[0].address | tcp",
            "country: FR | country: fr | sellers[0].country | two capitals",
            "country: FR | country: ZZ | sellers[0].country | dial plan",
            "127.0.0.1/32 | 10.0.0.5/24 | sellers[0].callers[0].peers[0] | 10.0.0.0/24 meant",
            "127.0.0.1/32 | 10.0.0.0/33 | sellers[0].callers[0].peers[0] | network such as",
            "127.0.0.1/32 | host.example | sellers[0].callers[0].peers[0] | network such as",
            "name: choucroute | name: chou croute | sellers[0].name | at most 64",
            "name: choucroute | name: | sellers[0].name | has no value",
            "name: choucroute | consent: not-required | sellers[0].consent | stands twice",
            "priority: 1 | priority: high | carriers[0].priority | whole number from 1 to 1000",
            "[127.0.0.1/32] | 127.0.0.1/32 | sellers[0].callers[0].peers | must be a list"})
    void tellsEachWrongValueWithItsKey(String before, String after, String key, String words) {
        assertThat(with(before, after).problems()).anySatisfy(problem -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.sentence()).contains(words);
        });
    }

    @Test
    void refusesAnAgeForAListThatBindsNobody() {
        Problem problem = only(load(SMALLEST + "lists: [{name: blocktel, max-age-days: 30}]\n"));
        assertThat(problem).hasToString(
                "line 14: lists[0].name: \"blocktel\" is in no seller's deny-lists, and no registry"
                + " of its regulations");
    }

    @Test
    void refusesARefusalCodeThatDialersMisread() {
        Problem problem = only(with("peers: [127.0.0.1/32]",
                "peers: [127.0.0.1/32], refusal-code: 503"));
        assertThat(problem.sentence()).isEqualTo(
                "\"503\" must be one of 403, 404, 480, 486, 603");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "[", "a: b: c", "\t", "- - - -", "plain", "a: *b",
            "a: &b {c: *b}", "a: !!binary aGk=", "%YAML 9.9\n---\na: b", "a: b\n---\nc: d", "\0"})
    void refusesWhatIsNotOnePlainYamlDocument(String text) {
        assertThat(load(text).isValid()).isFalse();
        assertThat(load(text).problems()).isNotEmpty();
    }

    @Test
    void namesTheLineWhereYamlBreaks() {
        assertThat(load("store: {directory: x}\nlisten: [\n  {a: b\n").problems().get(0).line())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void refusesDeepNestingAndHugeFilesWithoutDying() {
        List<String> hostile = List.of("[".repeat(100_000), "a: ".repeat(100_000),
                "- ".repeat(100_000), "x".repeat(YamlTree.BYTES_MAX + 1));
        assertThat(hostile).allSatisfy(text -> assertThat(load(text).isValid()).isFalse());
    }

    private static Problem only(Loaded loaded) {
        assertThat(loaded.problems()).hasSize(1);
        return loaded.problems().get(0);
    }
}
