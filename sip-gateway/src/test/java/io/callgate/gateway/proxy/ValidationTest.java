package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.request;
import static io.callgate.gateway.proxy.Messages.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 3261 16.3: what a proxy looks at before it forwards. */
class ValidationTest {

    private final ProxyBench bench = new ProxyBench();

    private FakeWire.Sent answerTo(String request) {
        bench.receive(bench.pbx, request);
        List<FakeWire.Sent> sent = bench.wire.take();
        assertThat(sent).as("nothing but the answer").hasSize(1);
        assertThat(sent.get(0).to()).isSameAs(bench.pbx);
        return sent.get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:someone@example.com", "http://127.0.0.1/", "im:x@y"})
    void anUnknownUriSchemeIsAnswered416(String uri) {
        assertThat(answerTo(Messages.invite(uri)).firstLine())
                .isEqualTo("SIP/2.0 416 Unsupported URI Scheme");
    }

    @Test
    void whatProxyRequireAsksForIsAnswered420AndNamedInUnsupported() {
        FakeWire.Sent answer = answerTo(request("INVITE", ProxyBench.FREE_URI, "z9hG4bKr",
                "Proxy-Require: privacy, path\r\nProxy-Require: sec-agree\r\n"));

        assertThat(answer.firstLine()).isEqualTo("SIP/2.0 420 Bad Extension");
        assertThat(answer.one("Unsupported")).isEqualTo("privacy, path, sec-agree");
    }

    @ParameterizedTest
    @CsvSource({"INVITE,483 Too Many Hops", "BYE,483 Too Many Hops", "OPTIONS,200 OK"})
    void withoutHopsLeftOnlyOptionsIsAnsweredOtherThan483(String method, String status) {
        assertThat(answerTo(request(method, ProxyBench.FREE_URI, "z9hG4bKm", "")
                .replace("Max-Forwards: 70", "Max-Forwards: 0")).firstLine())
                .isEqualTo("SIP/2.0 " + status);
    }

    @Test
    void maxForwardsGoesDownByOneAndIs70WhereThereWasNone() {
        bench.receive(bench.pbx, Messages.invite(ProxyBench.FREE_URI));
        assertThat(bench.wire.take().get(1).one("Max-Forwards")).isEqualTo("69");

        bench.receive(bench.pbx, request("INVITE", ProxyBench.FREE_URI, "z9hG4bKn", "")
                .replace("Max-Forwards: 70\r\n", ""));
        assertThat(bench.wire.take().get(1).one("Max-Forwards")).isEqualTo("70");
    }

    /** RFC 5630 5.3: never sent on as if it were sip. */
    @Test
    void aSipsUriIsAnswered480WithItsWarningAndNeverMadeASipUri() {
        FakeWire.Sent answer = answerTo(Messages.invite("sips:+33187654321@127.0.0.1"));

        assertThat(answer.firstLine()).isEqualTo("SIP/2.0 480 SIPS Not Allowed");
        assertThat(answer.one("Warning")).isEqualTo("380 callgate \"SIPS Not Allowed\"");
    }

    @Test
    void anEmergencyCallIsCarriedEvenIfItsUriSaysSips() {
        bench.receive(bench.pbx, Messages.invite("sips:112@127.0.0.1"));

        assertThat(bench.wire.take()).extracting(FakeWire.Sent::to).contains(bench.carrier);
    }

    /** The carrier sends the call back to the PBX, which sends it here again. */
    private static String cameBack(FakeWire.Sent forwarded, String uri) {
        return request("INVITE", uri, "z9hG4bKagain",
                "Via: SIP/2.0/UDP 127.0.0.3;branch=z9hG4bKx\r\n"
                + "Via: " + String.join("\r\nVia: ", forwarded.all("Via")) + "\r\n");
    }

    @Test
    void aCallThatComesBackToTheSameNumberIsALoopAndAnswered482() {
        bench.receive(bench.pbx, Messages.invite(ProxyBench.FREE_URI));
        FakeWire.Sent forwarded = bench.wire.take().get(1);

        assertThat(answerTo(cameBack(forwarded, "sip:0187654321@127.0.0.1")).firstLine())
                .isEqualTo("SIP/2.0 482 Loop Detected");
    }

    @Test
    void aCallThatComesBackToAnotherNumberIsASpiralAndJudgedLikeAnyOther() {
        bench.receive(bench.pbx, Messages.invite(ProxyBench.FREE_URI));
        FakeWire.Sent forwarded = bench.wire.take().get(1);
        bench.receive(bench.pbx, cameBack(forwarded, "sip:+33187654399@127.0.0.1"));
        assertThat(bench.wire.take()).extracting(FakeWire.Sent::to).contains(bench.carrier);

        assertThat(answerTo(cameBack(forwarded, ProxyBench.LISTED_URI)
                .replace("z9hG4bKagain", "z9hG4bKlisted")).firstLine())
                .isEqualTo("SIP/2.0 603 Suppressed");
    }

    @Test
    void aCallThatCameBackAfterItsEndIsNoLoop() {
        bench.receive(bench.pbx, Messages.invite(ProxyBench.FREE_URI));
        FakeWire.Sent forwarded = bench.wire.take().get(1);
        bench.receive(bench.carrier, response(forwarded, "486 Busy Here", "b2"));
        bench.wire.take();
        bench.receive(bench.pbx, cameBack(forwarded, ProxyBench.FREE_URI));

        assertThat(bench.wire.take()).extracting(FakeWire.Sent::to).contains(bench.carrier);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.2:5066, 5066", "127.0.0.2, 5060", "pbx.example:5080, 5080"})
    void withoutRportTheAnswerGoesToThePortOfTheSentBy(String sentBy, int port) {
        Hop ephemeral = bench.wire.hopTo(Transport.UDP, new InetSocketAddress("127.0.0.2", 49152));
        bench.receive(ephemeral, Messages.invite(ProxyBench.FREE_URI)
                .replace("127.0.0.2:5070;", sentBy + ";").replace(";rport", ""));
        List<FakeWire.Sent> sent = bench.wire.take();
        bench.receive(bench.carrier, response(sent.get(1), "180 Ringing", "b2"));

        assertThat(List.of(sent.get(0), bench.wire.take().get(0))).allSatisfy(answer ->
                assertThat(answer.to().remote())
                        .isEqualTo(new InetSocketAddress("127.0.0.2", port)));
    }

    @Test
    void withRportTheAnswerGoesToThePortThatTheRequestCameFrom() {
        Hop ephemeral = bench.wire.hopTo(Transport.UDP, new InetSocketAddress("127.0.0.2", 49152));
        bench.receive(ephemeral, Messages.invite(ProxyBench.FREE_URI));
        FakeWire.Sent trying = bench.wire.take().get(0);

        assertThat(trying.to()).isSameAs(ephemeral);
        assertThat(trying.one("Via")).endsWith(";rport=49152;received=127.0.0.2");
    }
}
