package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.inDialog;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.evidence.CallEnd;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A re-INVITE whose Request-URI is the number of its own call. */
class CalledAgainInsideACallTest {

    private static final long CALLED = 33187654321L;

    private final ProxyBench bench = new ProxyBench();
    private FakeWire.Sent forwarded;

    @BeforeEach
    void anAdmittedCall() {
        forwarded = bench.establish();
    }

    private String reInvite(String user) {
        return inDialog("INVITE", forwarded, "z9hG4bKre", 2)
                .replace("sip:gw@127.0.0.3:5090 SIP", "sip:" + user + "@127.0.0.3:5090 SIP");
    }

    private static String lastLineOf(ProxyBench bench) {
        List<FakeWire.Sent> sent = bench.wire.take();
        return sent.get(sent.size() - 1).firstLine();
    }

    @Test
    void passesAsLongAsTheCallIsUpWhoeverHasOptedOutSince() {
        bench.listed = Set.of(CALLED);
        bench.receive(bench.pbx, reInvite("+33187654321"));
        assertThat(lastLineOf(bench)).startsWith("INVITE ");
    }

    @Test
    void isJudgedAndRecordedOnceTheCallHasEnded() {
        bench.receive(bench.pbx, inDialog("BYE", forwarded, "z9hG4bKbye", 2));
        bench.listed = Set.of(CALLED);
        bench.takeReports();
        bench.wire.take();
        bench.receive(bench.pbx, reInvite("0187654321").replace(";tag=b2", ";tag=never-issued"));

        assertThat(lastLineOf(bench)).isEqualTo("SIP/2.0 603 Suppressed");
        assertThat(bench.takeReports()).singleElement().satisfies(report -> {
            assertThat(report.number).isEqualTo(CALLED);
            assertThat(report.end).isEqualTo(CallEnd.REFUSED);
        });
    }

    @Test
    void isJudgedAfterARestartByWhatIsRecordedButNotByTheHour() {
        ProxyBench restarted = new ProxyBench();
        restarted.asleep = Set.of(CALLED);
        restarted.receive(restarted.pbx, reInvite("+33187654321"));
        assertThat(lastLineOf(restarted)).startsWith("INVITE ");

        ProxyBench again = new ProxyBench();
        again.listed = Set.of(CALLED);
        again.receive(again.pbx, reInvite("+33187654321"));
        assertThat(lastLineOf(again)).isEqualTo("SIP/2.0 603 Suppressed");
    }

    @Test
    void passesAfterARestartToTheCarriersOwnNameWhoeverHasOptedOut() {
        ProxyBench restarted = new ProxyBench();
        restarted.listed = Set.of(CALLED);
        restarted.receive(restarted.pbx, reInvite("gw"));
        assertThat(lastLineOf(restarted)).startsWith("INVITE sip:gw@");
    }
}
