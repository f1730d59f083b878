package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.invite;
import static io.callgate.gateway.proxy.Messages.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.evidence.CallEnd;
import io.callgate.gateway.evidence.CallEvent;
import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.screening.Reason;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NewCallTest {

    private final ProxyBench bench = new ProxyBench();

    @Test
    void toAListedNumberIsAnswered603AndReachesNoCarrier() {
        bench.receive(bench.pbx, invite(ProxyBench.LISTED_URI));

        List<FakeWire.Sent> sent = bench.wire.take();
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).to()).isSameAs(bench.pbx);
        assertThat(sent.get(0).firstLine()).isEqualTo("SIP/2.0 603 Suppressed");
        assertThat(sent.get(0).all("Reason")).containsExactly(
                "Q.850;cause=21;text=\"listed\"", "SIP;cause=603;text=\"listed bloctel\"");
        assertThat(sent.get(0).one("Via")).isEqualTo("SIP/2.0/UDP 127.0.0.2:5070;"
                + "branch=z9hG4bKpbx1;rport=5070;received=127.0.0.2");
    }

    @Test
    void toAListedNumberIsReportedOnceAsRefused() {
        bench.receive(bench.pbx, invite(ProxyBench.LISTED_URI));
        bench.receive(bench.pbx, invite(ProxyBench.LISTED_URI));

        List<CallFacts> reports = bench.takeReports();
        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).event).isEqualTo(CallEvent.JUDGED);
        assertThat(reports.get(0).end).isEqualTo(CallEnd.REFUSED);
        assertThat(reports.get(0).answer).isEqualTo(603);
        assertThat(reports.get(0).number).isEqualTo(ProxyBench.LISTED);
        assertThat(reports.get(0).caller).isEqualTo("marketing");
    }

    @Test
    void retransmittedGetsTheSameAnswerEvenIfTheListWasSwapped() {
        bench.receive(bench.pbx, invite(ProxyBench.LISTED_URI));
        String first = bench.wire.take().get(0).text();
        bench.listed = Set.of();
        bench.after(31_000);
        bench.receive(bench.pbx, invite(ProxyBench.LISTED_URI));

        assertThat(bench.wire.take()).singleElement()
                .satisfies(sent -> assertThat(sent.text()).isEqualTo(first));
    }

    @Test
    void isJudgedAnewBy33SecondsLater() {
        bench.receive(bench.pbx, invite(ProxyBench.LISTED_URI));
        bench.listed = Set.of();
        bench.after(33_000);
        bench.receive(bench.pbx, invite(ProxyBench.LISTED_URI));

        assertThat(bench.wire.take()).extracting(FakeWire.Sent::firstLine)
                .contains("SIP/2.0 100 Trying");
    }

    @Test
    void hasItsAckToARefusalAbsorbed() {
        bench.receive(bench.pbx, invite(ProxyBench.LISTED_URI));
        String to = bench.wire.take().get(0).one("To");
        String ack = invite(ProxyBench.LISTED_URI).replace("INVITE", "ACK")
                .replaceFirst("To: .*\r\n", "To: " + to + "\r\n");
        CallFacts facts = bench.receive(bench.pbx, ack);

        assertThat(bench.wire.take()).isEmpty();
        assertThat(facts.discarded).isEmpty();
    }

    @Test
    void toAFreeNumberIsForwardedWithTheNumberAsWeUnderstoodIt() {
        bench.receive(bench.pbx, invite("sip:01%2087-65.43.21@127.0.0.1;user=phone"));

        List<FakeWire.Sent> sent = bench.wire.take();
        assertThat(sent.get(0).firstLine()).isEqualTo("SIP/2.0 100 Trying");
        assertThat(sent.get(0).one("To")).doesNotContain("tag");
        FakeWire.Sent forwarded = sent.get(1);
        assertThat(forwarded.to()).isSameAs(bench.carrier);
        assertThat(forwarded.firstLine())
                .isEqualTo("INVITE sip:+33187654321@127.0.0.3:5090 SIP/2.0");
        assertThat(forwarded.one("Max-Forwards")).isEqualTo("69");
        assertThat(forwarded.all("Via")).hasSize(2);
        assertThat(forwarded.all("Via").get(0))
                .startsWith("SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bKcg");
        assertThat(forwarded.one("Record-Route")).startsWith("<sip:127.0.0.1:5060;lr;cg=");
        assertThat(forwarded.one("X-Campaign")).isEqualTo("spring");
    }

    @Test
    void losesTheRouteItCameWith() {
        bench.receive(bench.pbx, request("INVITE", ProxyBench.FREE_URI, "z9hG4bK7",
                "Route: <sip:127.0.0.1:5060;lr>, <sip:198.51.100.1;lr>\r\n"
                        + "Route: <sip:198.51.100.2;lr>\r\n"));

        FakeWire.Sent forwarded = bench.wire.take().get(1);
        assertThat(forwarded.all("Route")).isEmpty();
        assertThat(forwarded.to()).isSameAs(bench.carrier);
    }

    @Test
    void fromAStrangerIsAnswered403() {
        Hop stranger = bench.wire.hopTo(Transport.UDP, new InetSocketAddress("127.0.0.9", 5070));
        bench.receive(stranger, invite(ProxyBench.FREE_URI));

        assertThat(bench.wire.take()).singleElement().satisfies(sent ->
                assertThat(sent.firstLine()).isEqualTo("SIP/2.0 403 Caller Not Recognised"));
    }

    @Test
    void fromAStrangerGetsNoAnswerLargerThanItself() {
        Hop stranger = bench.wire.hopTo(Transport.UDP, new InetSocketAddress("127.0.0.9", 5070));
        bench.receive(stranger, "INVITE sip:1@a SIP/2.0\r\nv:SIP/2.0/UDP a;branch=z9hG4bK1\r\n"
                + "f:<sip:a@a>;tag=1\r\nt:<sip:b@b>\r\ni:1\r\nCSeq:1 INVITE\r\n\r\n");

        assertThat(bench.wire.take()).isEmpty();
    }

    @Test
    void fromStrangersIsAnsweredAHundredTimesASecondAtMost() {
        Hop stranger = bench.wire.hopTo(Transport.UDP, new InetSocketAddress("127.0.0.9", 5070));
        for (int call = 0; call < 1_000; call++) {
            bench.receive(stranger, request("INVITE", ProxyBench.FREE_URI, "z9hG4bKs" + call,
                    "Subject: " + "padding ".repeat(30) + "\r\n"));
        }
        assertThat(bench.wire.take()).hasSize(100);

        bench.after(500);
        for (int call = 1_000; call < 2_000; call++) {
            bench.receive(stranger, request("INVITE", ProxyBench.FREE_URI, "z9hG4bKs" + call,
                    "Subject: " + "padding ".repeat(30) + "\r\n"));
        }
        assertThat(bench.wire.take()).hasSize(50);
        assertThat(bench.takeReports()).as("records, as many as answers").hasSize(150);
    }

    @Test
    void forHelpIsRecordedAmongManyOfStrangersThatAreNot() {
        Hop stranger = bench.wire.hopTo(Transport.UDP, new InetSocketAddress("127.0.0.9", 5070));
        for (int call = 0; call < 200; call++) {
            bench.receive(stranger, request("INVITE", ProxyBench.FREE_URI, "z9hG4bKs" + call,
                    "Subject: " + "padding ".repeat(30) + "\r\n"));
        }
        bench.takeReports();
        bench.receive(stranger, request("INVITE", "sip:112@127.0.0.1", "z9hG4bKhelp", ""));

        assertThat(bench.takeReports()).singleElement().satisfies(facts ->
                assertThat(facts.verdict.reason()).isEqualTo(Reason.EMERGENCY));
    }

    @Test
    void toAFreeNumberRoutedToAListedOneIsRefused() {
        bench.receive(bench.pbx,
                invite("sip:+33187654321;npdi;rn=+33612345678@127.0.0.1;user=phone"));

        assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                assertThat(answer.firstLine()).isEqualTo("SIP/2.0 603 Suppressed"));
    }

    @Test
    void toAnEmergencyNumberIsStoppedByNoRoutingNumber() {
        bench.receive(bench.pbx, invite("sip:112;npdi;rn=+33612345678@127.0.0.1;user=phone"));

        assertThat(bench.wire.take().get(1).firstLine())
                .isEqualTo("INVITE sip:112@127.0.0.3:5090 SIP/2.0");
    }

    @Test
    void toANumberThatCannotBeUnderstoodIsAnswered484() {
        bench.receive(bench.pbx, invite("sip:sales@127.0.0.1"));

        FakeWire.Sent answer = bench.wire.take().get(0);
        assertThat(answer.firstLine()).isEqualTo("SIP/2.0 484 Number Not Understood");
        assertThat(answer.all("Reason").get(0)).startsWith("Q.850;cause=28;");
    }

    @Test
    void withATagAndAForgedTokenIsJudgedLikeAnyOther() {
        String token = "0".repeat(56);
        bench.receive(bench.pbx, request("INVITE", ProxyBench.LISTED_URI, "z9hG4bK8",
                "Route: <sip:127.0.0.1:5060;lr;cg=" + token + ">\r\n")
                .replaceFirst("To: <([^>]*)>", "To: <$1>;tag=forged"));

        assertThat(bench.wire.take()).singleElement().satisfies(sent ->
                assertThat(sent.firstLine()).isEqualTo("SIP/2.0 603 Suppressed"));
    }

    @Test
    void isAnswered503WhenTheBoundOfCallsInSetupIsReachedButNotAnEmergencyCall() {
        ProxyBench small = new ProxyBench(Transport.UDP, Transport.UDP, 1);
        small.receive(small.pbx, invite(ProxyBench.FREE_URI));
        small.wire.take();
        small.receive(small.pbx, request("INVITE", ProxyBench.FREE_URI, "z9hG4bK2", ""));
        FakeWire.Sent refused = small.wire.take().get(0);
        small.receive(small.pbx, request("INVITE", "sip:112@127.0.0.1", "z9hG4bK3", ""));

        assertThat(refused.firstLine()).isEqualTo("SIP/2.0 503 Overloaded");
        assertThat(refused.one("Retry-After")).isEqualTo("5");
        assertThat(small.wire.take().get(1).firstLine())
                .isEqualTo("INVITE sip:112@127.0.0.3:5090 SIP/2.0");
    }

    @Test
    void isAnswered503WhileDrainingButNotAnEmergencyCall() {
        bench.proxy().beginDrain();
        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI));
        FakeWire.Sent refused = bench.wire.take().get(0);
        bench.receive(bench.pbx, request("INVITE", "urn:service:sos", "z9hG4bK3", ""));

        assertThat(refused.firstLine()).isEqualTo("SIP/2.0 503 Draining");
        assertThat(bench.wire.take().get(1).firstLine())
                .isEqualTo("INVITE urn:service:sos SIP/2.0");
    }

    @Test
    void isAnswered480WhenRecordsCannotBeKeptAndMustBe() {
        bench.recordsKept = false;
        bench.receive(bench.pbx, invite(ProxyBench.FREE_URI));

        assertThat(bench.wire.take().get(0).firstLine())
                .isEqualTo("SIP/2.0 480 Call Records Unavailable");
    }
}
