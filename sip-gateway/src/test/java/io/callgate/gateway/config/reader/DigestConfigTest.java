package io.callgate.gateway.config.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.config.DigestConfig;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.KnownBy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Callers known by a password. */
class DigestConfigTest {

    private static final String PARTIES = """
            carriers: [{name: a, address: "127.0.0.1:5090"}]
            sellers: [{name: s, country: FR, callers: [%s]}]
            """;

    private static Loaded load(String callers, String more) {
        return ConfigFixture.load(PARTIES.formatted(callers) + more);
    }

    @Test
    void aDigestUserStandsInPlaceOfPeers() {
        GatewayConfig config = load("{name: tunis, digest-user: tunis}", "").config();
        assertThat(config.parties().sellers().get(0).callers().get(0).knownBy())
                .isEqualTo(KnownBy.ofDigestUser("tunis"));
    }

    @Test
    void offersTheStrongerAlgorithmFirstUnlessToldOtherwise() {
        String caller = "{name: tunis, digest-user: tunis}";
        assertThat(load(caller, "").config().digest()).isEqualTo(new DigestConfig("callgate",
                Path.of("/etc/callgate/var/store/digest.secrets"), List.of("sha-256", "md5")));
        assertThat(load(caller, "digest: {realm: pbx.example, algorithms: [md5]}").config()
                .digest()).extracting(DigestConfig::realm, DigestConfig::algorithms)
                .containsExactly("pbx.example", List.of("md5"));
    }

    @Test
    void oneUserIsOneCaller() {
        assertThat(load("{name: a, digest-user: tunis}, {name: b, digest-user: tunis}", "")
                .problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("sellers[0].callers[1].digest-user");
                    assertThat(problem.sentence()).contains("already taken");
                });
    }

    @Test
    void aCallerThatNothingTellsApartIsRefused() {
        assertThat(load("{name: a}", "").problems()).singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("digest-user"));
    }

    @Test
    void anAlgorithmThatIsNotSpokenIsRefused() {
        assertThat(load("{name: a, digest-user: a}", "digest: {algorithms: [sha-1]}").problems())
                .singleElement().satisfies(problem ->
                        assertThat(problem.sentence()).contains("sha-256, md5"));
    }
}
