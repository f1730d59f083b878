package io.callgate.gateway.config.reader;

import static io.callgate.gateway.config.reader.ConfigFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.config.DnsConfig;
import io.callgate.gateway.config.GatewayConfig.CarrierConfig;
import io.callgate.store.yaml.Problem;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Carriers that are named by a name, and how names are looked up. */
class CarrierNameConfigTest {

    private static CarrierConfig carrierAt(String address, String transport) {
        return with("\"127.0.0.1:5090\", transport: udp", "\"" + address + "\"" + transport)
                .config().parties().carriers().get(0);
    }

    @Test
    void leaveTransportAndPortToNameServersUnlessOneIsWritten() {
        assertThat(carrierAt("sip.carrier.example", ""))
                .extracting(CarrierConfig::transport, CarrierConfig::port)
                .containsExactly("", 0);
        assertThat(carrierAt("sip.carrier.example", ", transport: udp"))
                .extracting(CarrierConfig::transport, CarrierConfig::port)
                .containsExactly("udp", 0);
        assertThat(carrierAt("sip.carrier.example:5080", ""))
                .extracting(CarrierConfig::transport, CarrierConfig::port)
                .containsExactly("udp", 5080);
        assertThat(carrierAt("127.0.0.9", ""))
                .extracting(CarrierConfig::transport, CarrierConfig::port)
                .containsExactly("udp", 5060);
    }

    private static Loaded dns(String keys) {
        return with("admin: {", "dns: {" + keys + "}\nadmin: {");
    }

    @Test
    void areLookedUpAsTheKeysSay() {
        assertThat(with("udp", "udp").config().dns()).isEqualTo(DnsConfig.DEFAULT);
        assertThat(dns("servers: [127.0.0.1, \"192.0.2.1:5300\", \"[2001:db8::1]:54\"],"
                + " ttl-min-s: 1, ttl-max-s: 60, stale-max-s: 0").config().dns())
                .isEqualTo(new DnsConfig(List.of(new InetSocketAddress("127.0.0.1", 53),
                        new InetSocketAddress("192.0.2.1", 5300),
                        new InetSocketAddress("2001:db8::1", 54)), 1, 60, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "servers: [ns.example.org] | dns.servers | must be an IP address",
        "servers: [127.0.0.1, 127.0.0.1] | dns.servers | already taken",
        "ttl-min-s: 0 | dns.ttl-min-s | from 1",
        "ttl-min-s: 60, ttl-max-s: 30 | dns.ttl-min-s | above the maximum",
        "ttl: 5 | dns.ttl | is not a key",
    })
    void areToldWhatIsWrong(String keys, String key, String words) {
        List<Problem> problems = dns(keys).problems();

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).key()).startsWith(key);
        assertThat(problems.get(0).sentence()).contains(words);
    }
}
