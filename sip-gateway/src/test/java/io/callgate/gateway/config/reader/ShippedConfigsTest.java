package io.callgate.gateway.config.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.config.GatewayConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we hand out works as it is. */
class ShippedConfigsTest {

    private static final Path CONFIGS = Path.of("..", "configs");

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(CONFIGS)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void loads(Path file) {
        assertThat(ConfigLoader.load(file, Map.of()).problems()).isEmpty();
    }

    @Test
    void callgateYamlSaysTheDefaults() {
        GatewayConfig shipped = ConfigLoader.load(CONFIGS.resolve("callgate.yaml"), Map.of())
                .config();
        GatewayConfig defaults = ConfigFixture.load("""
                carriers: [{name: carrier-a, address: "127.0.0.1:5090"}]
                sellers:
                  - name: choucroute
                    country: FR
                    deny-lists: [bloctel]
                    callers: [{name: marketing, peers: [127.0.0.1/32]}]
                """).config();
        assertThat(shipped.listen()).isEqualTo(defaults.listen());
        assertThat(shipped.admin()).isEqualTo(defaults.admin());
        assertThat(shipped.parties()).isEqualTo(defaults.parties());
        assertThat(shipped.evidence().onLoss()).isEqualTo(defaults.evidence().onLoss());
        assertThat(shipped.sip()).usingRecursiveComparison().ignoringFields("routeKeyFile")
                .isEqualTo(defaults.sip());
    }

    @Test
    void demoYamlTakesAnyFreePort() {
        GatewayConfig demo = ConfigLoader.load(CONFIGS.resolve("demo.yaml"), Map.of()).config();
        assertThat(demo.listen()).allMatch(point -> point.port() == 0);
        assertThat(demo.admin().port()).isZero();
    }
}
