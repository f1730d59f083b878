package io.callgate.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.outer.Disguises;
import io.callgate.gateway.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One listed number in every disguise that a caller can give it: spelling, URI and headers, each
 * with
 * each. Judged by what the carrier received, which is the only thing that counts.
 */
class EveryDisguiseTest {

    /** One for all: its tables are larger than any of these calls. */
    private static final ProxyBench BENCH = new ProxyBench(Transport.UDP, Transport.UDP, 100_000);
    private static int calls;

    /** What the carrier receives when the PBX sends this URI with each of the tricks. */
    private static List<String> reachingTheCarrier(String method, String uri) {
        List<String> received = new ArrayList<>();
        for (Disguises.Trick trick : Disguises.tricks()) {
            BENCH.receive(BENCH.pbx, trick.applyTo(
                    Messages.request(method, uri, "z9hG4bKd" + calls++, "")));
            BENCH.wire.take().stream()
                    .filter(sent -> sent.to() == BENCH.carrier)
                    .forEach(sent -> received.add(sent.firstLine()));
        }
        return received;
    }

    @ParameterizedTest
    @MethodSource("io.callgate.gateway.outer.Disguises#uris")
    void noneReachesTheCarrierWithAListedNumber(String disguise) {
        assertThat(reachingTheCarrier("INVITE", disguise.replace("#", "78"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.callgate.gateway.outer.Disguises#uris")
    void noTextReachesTheCarrierForAListedNumber(String disguise) {
        assertThat(reachingTheCarrier("MESSAGE", disguise.replace("#", "78"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.callgate.gateway.outer.Disguises#uris")
    void eachTextReachesTheCarrierForTheNeighbouringNumber(String disguise) {
        List<String> received = reachingTheCarrier("MESSAGE", disguise.replace("#", "79"));
        assertThat(received).isSubsetOf("MESSAGE sip:+33612345679@127.0.0.3:5090 SIP/2.0");
        assertThat(received.isEmpty()).isEqualTo(reachingTheCarrier("INVITE",
                disguise.replace("#", "79")).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("io.callgate.gateway.outer.Disguises#uris")
    void eachReachesTheCarrierWithTheNeighbouringNumber(String disguise) {
        List<String> received = reachingTheCarrier("INVITE", disguise.replace("#", "79"));
        if (Disguises.isContradictory(disguise)) {
            assertThat(received).isSubsetOf("INVITE sip:+33612345679@127.0.0.3:5090 SIP/2.0");
        } else {
            assertThat(received).isNotEmpty()
                    .containsOnly("INVITE sip:+33612345679@127.0.0.3:5090 SIP/2.0");
        }
    }

    @Test
    void aLongerNumberThatBeginsWithTheListedOneIsNotTakenForIt() {
        BENCH.receive(BENCH.pbx, Messages.invite("sip:061234567812@127.0.0.1"));

        assertThat(BENCH.wire.take()).singleElement().satisfies(answer ->
                assertThat(answer.firstLine()).startsWith("SIP/2.0 484 "));
    }
}
