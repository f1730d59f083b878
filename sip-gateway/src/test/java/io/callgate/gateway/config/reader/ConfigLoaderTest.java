package io.callgate.gateway.config.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.config.EvidenceConfig;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.KnownBy;
import io.callgate.gateway.config.SipConfig;
import io.callgate.gateway.config.GatewayConfig.AdminConfig;
import io.callgate.gateway.config.GatewayConfig.CallerConfig;
import io.callgate.gateway.config.GatewayConfig.CarrierConfig;
import io.callgate.gateway.config.GatewayConfig.DiallingConfig;
import io.callgate.gateway.config.GatewayConfig.ListConfig;
import io.callgate.gateway.config.GatewayConfig.ListenConfig;
import io.callgate.store.numbering.DialPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLoaderTest {

    @Test
    void loadsTheSmallestConfiguration() {
        GatewayConfig config = ConfigFixture.load(ConfigFixture.SMALLEST).config();
        assertThat(config.storeDirectory()).isEqualTo(Path.of("/etc/callgate/var/store"));
        assertThat(config.listen()).containsExactly(new ListenConfig("udp", "127.0.0.1", 5060));
        assertThat(config.parties().carriers()).containsExactly(
                new CarrierConfig("carrier-a", "127.0.0.1", 5090, "udp", 1, false));
        assertThat(config.parties().sellers()).singleElement().satisfies(seller -> {
            assertThat(seller.name()).isEqualTo("choucroute");
            assertThat(seller.country()).isEqualTo("FR");
            assertThat(seller.denyLists()).containsExactly("bloctel");
        });
    }

    @Test
    void givesEveryOtherKeyASafeDefault() {
        GatewayConfig config = ConfigFixture.load("""
                carriers: [{name: a, address: 127.0.0.2}]
                sellers: [{name: s, country: PL, callers: [{name: c, peers: [10.0.0.1]}]}]
                """).config();
        Path store = Path.of("/etc/callgate/var/store");
        assertThat(config.storeDirectory()).isEqualTo(store);
        assertThat(config.listen()).containsExactly(new ListenConfig("udp", "127.0.0.1", 5060));
        assertThat(config.admin()).isEqualTo(new AdminConfig("127.0.0.1", 8060));
        assertThat(config.evidence()).isEqualTo(
                new EvidenceConfig(store.resolve("evidence"), EvidenceConfig.OnLoss.ADMIT));
        assertThat(config.sip()).isEqualTo(
                new SipConfig(500, 185, 30, 10_000, store.resolve("route.key")));
        assertThat(config.parties().carriers().get(0)).isEqualTo(
                new CarrierConfig("a", "127.0.0.2", 5060, "udp", 1, false));
        assertThat(config.parties().sellers().get(0).callers().get(0)).isEqualTo(
                new CallerConfig("c", KnownBy.ofPeers("10.0.0.1/32"), DiallingConfig.PLAIN,
                        603));
        assertThat(config.parties().lists()).isEmpty();
    }

    @Test
    void readsIpv6AddressesOfPeersAndCarriers() {
        GatewayConfig config = ConfigFixture.load("""
                listen: [{transport: tcp, address: "2001:db8::1"}]
                carriers: [{name: a, address: "[2001:db8::5]:5080", transport: tcp}]
                sellers:
                  - {name: s, country: US, callers: [{name: c, peers: ["2001:db8:7::/48"]}]}
                """).config();
        CarrierConfig carrier = config.parties().carriers().get(0);
        assertThat(carrier.host()).isEqualTo("2001:db8::5");
        assertThat(carrier.port()).isEqualTo(5080);
        assertThat(config.parties().sellers().get(0).callers().get(0).knownBy().peers())
                .containsExactly("2001:db8:7:0:0:0:0:0/48");
    }

    @Test
    void readsHowACallerDials() {
        GatewayConfig config = ConfigFixture.with("peers: [127.0.0.1/32]",
                "peers: [127.0.0.1/32], prefixes: ['9', '1234#'], clir-codes: ['*31*'],"
                        + " carrier-selection: [16XX], protected-numbers: ['3114'],"
                        + " may-leave-out: [plus]").config();
        DialPlan plan = config.parties().sellers().get(0).callers().get(0).dialling().planOf("FR");
        assertThat(plan).isEqualTo(new DialPlan("FR", List.of("9", "1234#"), List.of("*31*"),
                List.of("16XX"), List.of("3114"), Set.of(DialPlan.Habit.PLUS_LEFT_OUT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prefixes: [X9]", "clir-codes: ['*31x']", "protected-numbers: ['1']",
        "carrier-selection: ['']", "may-leave-out: [zero]"})
    void refusesWhatNoOneCanDial(String dialling) {
        Loaded loaded = ConfigFixture.with("peers: [127.0.0.1/32]",
                "peers: [127.0.0.1/32], " + dialling);
        assertThat(loaded.problems()).singleElement().satisfies(problem ->
                assertThat(problem.key()).contains(dialling.substring(0, dialling.indexOf(':'))));
    }

    @Test
    void namesEachListASellerNamesWithItsAge() {
        GatewayConfig config = ConfigFixture.load(ConfigFixture.SMALLEST
                .replace("[bloctel]", "[bloctel, robinson]")
                + "lists: [{name: robinson, max-age-days: 31}]\n").config();
        assertThat(config.parties().lists()).containsExactly(
                new ListConfig("bloctel", 0), new ListConfig("robinson", 31));
    }

    @Test
    void takesTheStoreFromTheEnvironmentAndWhatLiesInItByDefault() {
        GatewayConfig config = ConfigFixture.load(
                ConfigFixture.SMALLEST.getBytes(StandardCharsets.UTF_8),
                Map.of("CALLGATE_STORE", "/srv/store")).config();
        assertThat(config.storeDirectory()).isEqualTo(Path.of("/srv/store"));
        assertThat(config.evidence().directory()).isEqualTo(Path.of("/srv/store/evidence"));
    }

    @Test
    void resolvesPathsFromTheFolderOfTheFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("gate.yaml"), ConfigFixture.SMALLEST);
        Loaded loaded = new ConfigLoader(Map.of(), country -> true).read(file);
        assertThat(loaded.config().storeDirectory()).isEqualTo(folder.resolve("var/store"));
    }

    @Test
    void movesOneCarrierToAnotherPort() {
        GatewayConfig config = ConfigFixture.load(ConfigFixture.SMALLEST).config()
                .withCarrierPort("carrier-a", 6099);
        assertThat(config.parties().carriers().get(0).port()).isEqualTo(6099);
    }

    @Test
    void saysThatAFileIsMissing(@TempDir Path folder) {
        Path file = folder.resolve("none.yaml");
        Loaded loaded = new ConfigLoader(Map.of(), country -> true).read(file);
        assertThat(loaded.isValid()).isFalse();
        assertThat(loaded.problems()).singleElement()
                .hasToString("the file " + file + " cannot be read: there is none");
    }
}
