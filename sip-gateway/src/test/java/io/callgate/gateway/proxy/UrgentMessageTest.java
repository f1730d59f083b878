package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.invite;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken in when hardly any more can be. */
class UrgentMessageTest {

    private final ProxyBench bench = new ProxyBench();
    private final Hop stranger = bench.wire.hopTo(Transport.UDP,
            new InetSocketAddress("203.0.113.66", 5060));

    private boolean isUrgent(Hop from, String message) {
        byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        return bench.proxy().isUrgent(from, bytes, bytes.length);
    }

    private static String request(String method) {
        return Messages.request(method, ProxyBench.FREE_URI, "z9hG4bKurgent", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACK", "CANCEL", "PRACK"})
    void isWhatCarriesOnWithACallOnlyFromWhoIsKnown(String method) {
        assertThat(isUrgent(bench.pbx, request(method))).isTrue();
        assertThat(isUrgent(bench.carrier, request(method))).isTrue();
        assertThat(isUrgent(stranger, request(method))).isFalse();
    }

    @Test
    void isAnAnswerOnlyFromWhoIsKnown() {
        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI));
        String answer = Messages.response(bench.wire.take().get(1), "200 OK", "b2");
        assertThat(isUrgent(bench.carrier, answer)).isTrue();
        assertThat(isUrgent(stranger, answer)).isFalse();
    }

    @Test
    void isWhatEndsACallAndACallForHelpWhoeverSendsIt() {
        assertThat(isUrgent(stranger, request("BYE"))).isTrue();
        assertThat(isUrgent(stranger, invite("sip:112@127.0.0.1:5060"))).isTrue();
        assertThat(isUrgent(bench.pbx, invite(ProxyBench.FREE_URI))).isFalse();
        assertThat(isUrgent(bench.pbx, request("INFO"))).isFalse();
    }
}
