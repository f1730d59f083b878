package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.inDialog;
import static io.callgate.gateway.proxy.Messages.invite;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token of an admitted call, which every element of the call reads, in somebody's hands. */
class BorneTokenTest {

    private static final String FORBIDDEN = "SIP/2.0 403 Caller Not Recognised";

    private final ProxyBench bench = new ProxyBench();
    private final Hop stranger = hop("203.0.113.66", 5060);
    private FakeWire.Sent forwarded;

    private Hop hop(String address, int port) {
        return bench.wire.hopTo(Transport.UDP, new InetSocketAddress(address, port));
    }

    private void establish() {
        forwarded = bench.establish();
    }

    /** Its From as the caller's. */
    private String asCaller(String method) {
        return inDialog(method, forwarded, "z9hG4bKborne" + method, 9)
                .replace("X-Campaign: spring", "Refer-To: <tel:+442079460000>");
    }

    /** Its tags the other way round. */
    private String asCallee(String method, String uri) {
        return asCaller(method).replace(";tag=b2", ";tag=swapped").replace(";tag=a1", ";tag=b2")
                .replace(";tag=swapped", ";tag=a1")
                .replaceFirst(method + " [^ ]*", method + " " + uri);
    }

    private List<FakeWire.Sent> sent(Hop from, String message) {
        bench.receive(from, message);
        return bench.wire.take();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "MESSAGE", "REFER", "INFO", "UPDATE", "OPTIONS"})
    void makesNobodyElseTheCaller(String method) {
        establish();
        assertThat(sent(stranger, asCaller(method))).singleElement().satisfies(answer -> {
            assertThat(answer.to()).isSameAs(stranger);
            assertThat(answer.firstLine()).isEqualTo(FORBIDDEN);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "INFO", "UPDATE"})
    void servesItsCallerFromAnyPort(String method) {
        establish();
        assertThat(sent(hop("127.0.0.2", 9), asCaller(method))).last().satisfies(request ->
                assertThat(request.to()).isSameAs(bench.carrier));
    }

    @Test
    void endsTheCallInWhoseverHands() {
        establish();
        assertThat(sent(stranger, asCaller("BYE"))).singleElement().satisfies(bye ->
                assertThat(bye.to()).isSameAs(bench.carrier));
    }

    @Test
    void makesNoCallerTheCallee() {
        establish();
        for (String uri : List.of("sip:+33612345678@127.0.0.2:5080",
                "sip:+33612345678@127.0.0.3:5080", "sip:+33612345678@127.0.0.3:5090")) {
            assertThat(sent(bench.pbx, asCallee("INVITE", uri))).singleElement()
                    .satisfies(answer -> assertThat(answer.firstLine()).isEqualTo(FORBIDDEN));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.3", "203.0.113.66"})
    void servesACarrierFromWhicheverAddressItSends(String address) {
        establish();
        assertThat(sent(hop(address, 9), asCallee("INVITE", "sip:pbx@127.0.0.2:5070"))).last()
                .satisfies(request -> assertThat(request.to()).isSameAs(bench.pbx));
    }

    @Test
    void ofACallForHelpServesWhoPlacedItThoughNobodyKnowsThem() {
        bench.receive(stranger, invite("sip:112@127.0.0.1:5060"));
        List<FakeWire.Sent> placed = bench.wire.take();
        forwarded = placed.get(placed.size() - 1);
        assertThat(sent(stranger, asCaller("INVITE"))).last().satisfies(request ->
                assertThat(request.to()).isSameAs(bench.carrier));
    }

    @Test
    void ofACallerKnownByPasswordServesWhereTheCallCameFromAndElsewhereForThePassword() {
        DigestBench digest = new DigestBench();
        Hop home = digest.pbxAt("198.51.100.7");
        String header = digest.tunis.answer(digest.challenge(home), "MD5", DigestBench.URI, 1);
        FakeWire.Sent placed = digest.call(home, DigestBench.URI, header).get(1);
        String route = "Route: " + placed.one("Record-Route") + "\r\n";

        assertThat(last(digest, digest.pbxAt("198.51.100.7"), placed, route)).startsWith("INVITE ");
        Hop moved = digest.pbxAt("198.51.100.8");
        digest.bench.receive(moved, reInvite(placed, route, 2));
        FakeWire.Sent challenge = digest.bench.wire.take().get(0);
        assertThat(challenge.firstLine()).isEqualTo("SIP/2.0 407 Proxy Authentication Required");
        digest.bench.receive(moved, reInvite(placed, route + digest.tunis.answer(
                challenge.text(), "MD5", "sip:gw@127.0.0.3:5090", 1), 3));
        assertThat(digest.bench.wire.take()).last().satisfies(request -> {
            assertThat(request.to()).isSameAs(digest.bench.carrier);
            assertThat(request.text()).doesNotContain("Proxy-Authorization");
        });
    }

    private static String last(DigestBench digest, Hop from, FakeWire.Sent placed, String route) {
        digest.bench.receive(from, reInvite(placed, route, 1));
        List<FakeWire.Sent> sent = digest.bench.wire.take();
        return sent.get(sent.size() - 1).firstLine();
    }

    private static String reInvite(FakeWire.Sent placed, String extra, int number) {
        return Messages.request("INVITE", "sip:gw@127.0.0.3:5090", "z9hG4bKagain" + number, extra
                        + "User-Agent: " + "PBX ".repeat(60) + "\r\n")
                .replace("CSeq: 1 ", "CSeq: 1" + number + " ")
                .replace("call-1@pbx", placed.one("Call-ID"))
                .replaceFirst("To: <[^>]*>", "To: <sip:x@y>;tag=b2");
    }
}
