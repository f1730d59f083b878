package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.invite;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More INVITEs of strangers than are answered: remembered, they would push out callers'. */
class FloodOfStrangersTest {

    private static final int ANSWERED = 100;

    private final ProxyBench bench = new ProxyBench();

    private static String call(int call, String toTag) {
        return invite(ProxyBench.FREE_URI).replace("pbx1", "flood" + call)
                .replaceFirst("(To: <[^>]*>)", "$1" + toTag);
    }

    /** A CANCEL is answered 200 if its INVITE is remembered; by branch, whoever sends it. */
    private boolean isRemembered(int call, String toTag) {
        bench.receive(bench.pbx, call(call, toTag).replace("INVITE", "CANCEL"));
        return bench.wire.take().get(0).firstLine().equals("SIP/2.0 200 OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";tag=invented"})
    void isRememberedAsFarAsItIsAnswered(String toTag) {
        Hop stranger = bench.wire.hopTo(Transport.UDP, new InetSocketAddress("127.0.0.9", 5070));
        for (int call = 0; call < 2 * ANSWERED; call++) {
            bench.receive(stranger, call(call, toTag));
        }
        assertThat(bench.wire.take()).hasSize(ANSWERED);
        assertThat(isRemembered(0, toTag)).isTrue();
        assertThat(isRemembered(ANSWERED - 1, toTag)).isTrue();
        assertThat(isRemembered(ANSWERED, toTag)).isFalse();
        assertThat(isRemembered(2 * ANSWERED - 1, toTag)).isFalse();
    }

    @Test
    void isNoFloodIfItIsACallers() {
        for (int call = 0; call < 2 * ANSWERED; call++) {
            bench.receive(bench.pbx, call(call, "").replace("+33187654321", "+33612345678"));
        }
        assertThat(bench.wire.take()).hasSize(2 * ANSWERED);
        assertThat(isRemembered(2 * ANSWERED - 1, "")).isTrue();
    }
}
