package io.callgate.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call from an address that is no caller's, where a caller is known by password. */
class DigestCallTest {

    private static final String URI = DigestBench.URI;

    private static final String HELP = "sip:112@127.0.0.1:5060";

    private final DigestBench digest = new DigestBench();
    private final ProxyBench bench = digest.bench;
    private final Hop pbx = digest.pbxAt("198.51.100.7");

    @Test
    void isChallengedForSha256FirstAndThenForMd5() {
        FakeWire.Sent sent = digest.call(pbx, URI, "").get(0);
        assertThat(sent.firstLine()).isEqualTo("SIP/2.0 407 Proxy Authentication Required");
        assertThat(sent.all("Proxy-Authenticate")).hasSize(2);
        assertThat(sent.all("Proxy-Authenticate").get(0)).matches(
                "Digest realm=\"callgate\", nonce=\"[0-9a-f]{32}\", algorithm=SHA-256, "
                        + "qop=\"auth\"");
        assertThat(sent.all("Proxy-Authenticate").get(1)).contains("algorithm=MD5");
        assertThat(bench.takeReports()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-256", "MD5"})
    void goesToTheCarrierWithTheRightPasswordWhichNobodyBeyondUsSees(String algorithm) {
        String header = digest.tunis.answer(digest.challenge(pbx), algorithm, URI, 1);
        List<FakeWire.Sent> sent = digest.call(pbx, URI, header);
        assertThat(sent).extracting(FakeWire.Sent::to).containsExactly(pbx, bench.carrier);
        assertThat(sent.get(1).firstLine()).startsWith("INVITE sip:+33187654321@");
        assertThat(sent.get(1).text()).doesNotContain("Proxy-Authorization")
                .contains("\r\nUser-Agent: PBX ");
        assertThat(bench.takeReports()).singleElement().extracting(report -> report.caller)
                .isEqualTo("tunis");
    }

    @Test
    void isRefusedAsItsCallerWantsItAndTheSameWhenItIsRepeated() {
        String uri = ProxyBench.LISTED_URI;
        String header = digest.tunis.answer(digest.challenge(pbx), "MD5", uri, 1);
        String invite = digest.invite(uri, header);
        bench.receive(pbx, invite);
        bench.receive(pbx, invite);
        List<FakeWire.Sent> sent = bench.wire.take();
        assertThat(sent).extracting(FakeWire.Sent::firstLine)
                .containsExactly("SIP/2.0 486 Suppressed", "SIP/2.0 486 Suppressed");
        assertThat(bench.takeReports()).hasSize(1);
    }

    @Test
    void isNotChallengedWithMoreBytesThanItHadWhereItsSourceMayBeForged() {
        String small = Messages.invite(URI).replaceAll("X-Campaign: spring\r\n", "");
        CallFacts facts = bench.receive(pbx, small);
        assertThat(bench.wire.take()).isEmpty();
        assertThat(facts.discarded).isEqualTo("stranger");
        bench.receive(digest.pbxAt("198.51.100.7", Transport.TCP), small);
        assertThat(bench.wire.take()).singleElement().extracting(FakeWire.Sent::firstLine)
                .isEqualTo("SIP/2.0 407 Proxy Authentication Required");
    }

    @Test
    void isNotChallengedWhenItIsForHelp() {
        assertThat(digest.call(pbx, HELP, ""))
                .extracting(FakeWire.Sent::to).contains(bench.carrier);
    }

    @Test
    void isForHelpAndNoStrangersOnceThePasswordWasProvedFromThere() {
        digest.call(pbx, URI, digest.tunis.answer(digest.challenge(pbx), "MD5", URI, 1));
        Hop flood = digest.pbxAt("198.51.100.8");
        for (int call = 0; call <= NewCalls.STRANGERS_EMERGENCIES_PER_SECOND_MAX; call++) {
            digest.call(flood, HELP, "");
        }
        assertThat(digest.call(flood, HELP, "")).extracting(FakeWire.Sent::to)
                .doesNotContain(bench.carrier);
        assertThat(digest.call(pbx, HELP, "")).extracting(FakeWire.Sent::to)
                .contains(bench.carrier);
    }

    @Test
    void isNotChallengedWhenTheAddressIsAnotherCallers() {
        String foreign = "Proxy-Authorization: Digest username=\"u\", realm=\"carrier\", "
                + "nonce=\"n\", uri=\"" + URI + "\", response=\"r\"\r\n";
        List<FakeWire.Sent> sent = digest.call(bench.pbx, URI, foreign);
        assertThat(sent.get(1).to()).isSameAs(bench.carrier);
        assertThat(sent.get(1).text()).as("what is meant for the carrier").contains(foreign);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Digest username=\"u\", realm=\"callgate\", response=\"r\", response=\"r\"",
        "Digest realm=\"call\\gate\", username=\"u\\\"x\"",
        "Digest username=u, realm=CallGate, response="})
    void takesNothingOfOursToTheCarrierThoughItCannotBeRead(String credentials) {
        String foreign = "Proxy-Authorization: Digest username=\"u\\\"x\", realm=\"carrier\"\r\n";
        List<FakeWire.Sent> sent = digest.call(bench.pbx, URI,
                "Proxy-Authorization: " + credentials + "\r\n" + foreign);
        assertThat(sent.get(1).to()).isSameAs(bench.carrier);
        assertThat(sent.get(1).text()).doesNotContain(credentials)
                .as("what is meant for the carrier").contains(foreign);
    }

    @Test
    void endsItsChallengeWithAnAckThatGoesNoFurther() {
        String challenge = digest.challenge(pbx);
        String toTag = Messages.tagOf(challenge.lines().filter(line -> line.startsWith("To:"))
                .findFirst().orElseThrow());
        bench.receive(pbx, Messages.request("ACK", URI, "z9hG4bKtunis1", "")
                .replace("call-1@pbx", "call-1@tunis")
                .replace("To: <" + URI + ">", "To: <" + URI + ">;tag=" + toTag));
        assertThat(bench.wire.take()).isEmpty();
    }

    @Test
    void isNotChallengedForItsCancel() {
        bench.receive(pbx, Messages.request("CANCEL", URI, "z9hG4bKtunis1", ""));
        assertThat(bench.wire.take()).extracting(FakeWire.Sent::firstLine)
                .doesNotContain("SIP/2.0 407 Proxy Authentication Required");
    }

    @Test
    void isHungUpByTheCalleeWhereItCameFromWhateverItsContactSays() {
        String header = digest.tunis.answer(digest.challenge(pbx), "SHA-256", URI, 1);
        FakeWire.Sent invite = digest.call(pbx, URI, header).get(1);
        bench.receive(bench.carrier, bye(invite, invite.one("Record-Route")));
        assertThat(bench.wire.take()).singleElement().satisfies(sent -> {
            assertThat(sent.firstLine()).startsWith("BYE ");
            assertThat(sent.to()).isSameAs(pbx);
        });
    }

    @Test
    void isNoWayToAnotherAddressForACarrierThatForgesWhereItCameFrom() {
        String header = digest.tunis.answer(digest.challenge(pbx), "SHA-256", URI, 1);
        FakeWire.Sent invite = digest.call(pbx, URI, header).get(1);
        String route = invite.one("Record-Route");
        String forged = route.replace("c6336407", "c6336408");
        assertThat(forged).as("198.51.100.8 in place of 198.51.100.7").isNotEqualTo(route);
        bench.receive(bench.carrier, bye(invite, forged));
        assertThat(bench.wire.take()).noneMatch(sent -> sent.firstLine().startsWith("BYE"));
    }

    private static String bye(FakeWire.Sent invite, String route) {
        return "BYE sip:pbx@192.168.1.9:5060 SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.3:5090;branch=z9hG4bKbye\r\n"
                + "Route: " + route + "\r\nMax-Forwards: 70\r\n"
                + "From: <sip:x@y>;tag=b2\r\nTo: " + invite.one("From") + "\r\n"
                + "Call-ID: " + invite.one("Call-ID") + "\r\nCSeq: 9 BYE\r\n"
                + "Content-Length: 0\r\n\r\n";
    }
}
