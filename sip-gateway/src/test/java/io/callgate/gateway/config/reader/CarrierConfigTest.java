package io.callgate.gateway.config.reader;

import static io.callgate.gateway.config.reader.ConfigFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.config.GatewayConfig.CarrierConfig;
import io.callgate.gateway.config.GatewayConfig.DeliveryConfig;
import io.callgate.gateway.config.GatewayConfig.FailoverConfig;
import io.callgate.gateway.config.GatewayConfig.LimitsConfig;
import io.callgate.gateway.config.GatewayConfig.ProbeConfig;
import io.callgate.store.yaml.Problem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys of a carrier. */
class CarrierConfigTest {

    private static Loaded carrierWith(String keys) {
        return with("priority: 1}", "priority: 1, " + keys + "}");
    }

    @Test
    void mayAllBeGiven() {
        CarrierConfig carrier = carrierWith("weight: 3, failover-codes: [404, 503],"
                + " attempt-timeout-ms: 2000, calls-per-second-max: 10, calls-max: 30,"
                + " call-duration-max-s: 3600, number-format: national, country: FR,"
                + " tech-prefix: \"12#\", strip-headers: [X-Campaign]")
                .config().parties().carriers().get(0);

        assertThat(carrier).isEqualTo(new CarrierConfig("carrier-a", "127.0.0.1", 5090, "udp",
                1, 3, new FailoverConfig(List.of(404, 503), 2_000), ProbeConfig.OFF,
                new LimitsConfig(10, 30, 3_600),
                new DeliveryConfig("national", "FR", "12#", List.of("x-campaign")),
                Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "probe: false | false | 30 | 3 | 1",
        "probe: true | true | 30 | 3 | 2",
        "probe: {} | true | 30 | 3 | 2",
        "probe: {interval-s: 5, failures: 1, successes: 4} | true | 5 | 1 | 4",
    })
    void mayBeProbed(String keys, boolean on, int interval, int failures, int successes) {
        assertThat(carrierWith(keys).config().parties().carriers().get(0).probe())
                .isEqualTo(new ProbeConfig(on, interval, failures, successes));
    }

    @Test
    void mayNameNoFailureAtAll() {
        assertThat(carrierWith("failover-codes: []").config().parties().carriers().get(0)
                .failover().codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "weight: 0 | weight | from 1 to 10000",
        "failover-codes: [486] | failover-codes[0] | must be a failure of the carrier",
        "failover-codes: [603] | failover-codes[0] | must be a failure of the carrier",
        "failover-codes: [500, 500] | failover-codes[1] | already taken",
        "attempt-timeout-ms: 99 | attempt-timeout-ms | from 100 to 32000",
        "number-format: local | number-format | must be one of +e164, e164, 00e164, national",
        "number-format: national | number-format | needs the key country",
        "country: FR | country | only with number-format national",
        "number-format: national, country: ZZ | country | dial plan is known",
        "tech-prefix: +33 | tech-prefix | digits, * and #",
        "strip-headers: [Via] | strip-headers[0] | must reach the carrier",
        "strip-headers: [Geolocation] | strip-headers[0] | must reach the carrier",
        "strip-headers: [v] | strip-headers[0] | long name",
        "strip-headers: [X-A, x-a] | strip-headers[1] | already taken",
        "probe: {interval-s: 0} | probe.interval-s | from 1 to 3600",
        "probe: {every: 5} | probe.every | is not a key",
        "probe: yes | probe | must be one of true, false",
        "calls-max: lots | calls-max | whole number",
    })
    void isToldWhatIsWrong(String keys, String key, String words) {
        List<Problem> problems = carrierWith(keys).problems();

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).key()).isEqualTo("carriers[0]." + key);
        assertThat(problems.get(0).sentence()).contains(words);
    }
}
