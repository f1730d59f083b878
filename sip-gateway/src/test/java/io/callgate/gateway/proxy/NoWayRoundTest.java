package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.inDialog;
import static io.callgate.gateway.proxy.Messages.request;
import static io.callgate.gateway.proxy.Messages.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller may try with the token of a call that was admitted. */
class NoWayRoundTest {

    private static final String LISTED_AT_CARRIER = "sip:+33612345678@127.0.0.3:5090";

    private final ProxyBench bench = new ProxyBench();
    private FakeWire.Sent forwarded;
    private String ownRoute;

    @BeforeEach
    void anAdmittedCall() {
        forwarded = bench.establish();
        ownRoute = "Route: " + forwarded.one("Record-Route") + "\r\n";
    }

    private void assertNothingReachesTheCarrier() {
        assertThat(bench.wire.take()).extracting(FakeWire.Sent::to).doesNotContain(bench.carrier);
    }

    private static String listedInvite(String route) {
        return request("INVITE", LISTED_AT_CARRIER, "z9hG4bKother", route)
                .replace("CSeq: 1 ", "CSeq: 5 ");
    }

    @Test
    void theTokenWithoutAToTagOpensNoListedNumber() {
        bench.receive(bench.pbx, listedInvite(ownRoute));
        assertNothingReachesTheCarrier();
    }

    @Test
    void theTokenWithAnInventedToTagOpensNoListedNumber() {
        bench.receive(bench.pbx, listedInvite(ownRoute)
                .replaceFirst("To: <[^>]*>", "To: <sip:x@y>;tag=zzz"));
        assertNothingReachesTheCarrier();
    }

    @Test
    void theTokenWithTheOwnTagAsToTagOpensNoListedNumber() {
        bench.receive(bench.pbx, listedInvite(ownRoute).replace(";tag=a1", ";tag=other")
                .replaceFirst("To: <[^>]*>", "To: <sip:x@y>;tag=a1"));
        assertNothingReachesTheCarrier();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REGISTER", "PUBLISH", "SUBSCRIBE", "FROBNICATE"})
    void methodsThatAreNotCarriedAreAnswered405EvenInsideACall(String method) {
        bench.receive(bench.pbx, inDialog(method, forwarded, "z9hG4bKm", 3)
                .replace("sip:gw@127.0.0.3:5090 SIP", LISTED_AT_CARRIER + " SIP"));

        assertThat(bench.wire.take()).singleElement().satisfies(answer -> {
            assertThat(answer.firstLine()).isEqualTo("SIP/2.0 405 Method Not Allowed");
            assertThat(answer.one("Allow")).startsWith("INVITE, ACK, CANCEL, BYE, OPTIONS");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<sip:+33612345678@carrier.example>",
        "<sip:06%2012345678@carrier.example;user=phone>",
        "\"A, friend\" <tel:+33-6-12-34-56-78>;x=y",
        "sip:0033612345678@carrier.example",
        "<sip:+33612345678@carrier.example?Replaces=12%40a%3Bto-tag%3D1%3Bfrom-tag%3D2>",
        "<sip:+33612345678x@carrier.example>",
        "<sip:1001@pbx.example>;x=y, <sip:+33612345678@carrier.example>",
        "\"a\\\"<\" <sip:1001@pbx.example>;x=\">\", <sip:+33612345678@carrier.example>",
        "\"a\\\\\" <sip:1001@pbx.example>;x=y, <sip:+33612345678@carrier.example>",
        "<tel:345678;phone-context=+33612>",
        "<tel:+33187654399;npdi;rn=+33612345678>",
        "<sip:+33187654399;npdi;rn=+33612345678@carrier.example>",
        "<sip:0612345678>", "<sips:0612345678;transport=tls>", "sip:0612345678",
        "<sip:33612345678@carrier.example>", "<sip:*21*06123@carrier.example>",
        "<h323:0612345678@carrier.example>", "<cid:abc@carrier.example>", "<urn:x:0612345678>",
        "<tel:+33187654399>, <tel:+33612345678>",
        "<not a uri>"})
    void aReferToAListedOrUnreadableNumberIsRefused(String referTo) {
        bench.receive(bench.pbx, inDialog("REFER", forwarded, "z9hG4bKr", 3)
                .replace("X-Campaign: spring", "Refer-To: " + referTo));

        assertThat(bench.wire.take()).singleElement().satisfies(answer -> {
            assertThat(answer.to()).isSameAs(bench.pbx);
            assertThat(answer.firstLine()).matches("SIP/2.0 (603|484) .*");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Refer-To: <sip:bob@c>\r\nRefer-To: <sip:+33612345678@c>",
        "Refer-To: <sip:+33187654399@c>\r\nr: <sip:+33612345678@c>", "Target-Dialog: x"})
    void aReferWithoutOneReferToIsAnswered400(String headers) {
        bench.receive(bench.pbx, inDialog("REFER", forwarded, "z9hG4bKr", 3)
                .replace("X-Campaign: spring", headers));

        assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                assertThat(answer.firstLine()).isEqualTo("SIP/2.0 400 Not One Refer-To"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BYE", "INFO", "OPTIONS"})
    void alsoCallsNobodyElse(String method) {
        bench.receive(bench.pbx, inDialog(method, forwarded, "z9hG4bKalso", 3)
                .replace("X-Campaign: spring", "Also: <sip:+33612345678@carrier.example>"));

        assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                assertThat(answer.firstLine()).isEqualTo("SIP/2.0 403 Also Is Not Carried"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<sip:+33612345678@127.0.0.3:5090>", "<sip:+33612345678@127.0.0.3:5090;lr>",
        "<sip:edge@127.0.0.3:5090;lr>, <sip:0612345678@carrier.example>",
        "<sip:edge@127.0.0.3:5090;lr>, <sip:+33187654399;rn=+33612345678@carrier.example;lr>"})
    void noRouteBelowOursTakesACallToAListedNumber(String route) {
        for (String method : List.of("INVITE", "MESSAGE")) {
            bench.receive(bench.pbx, inDialog(method, forwarded, "z9hG4bKroute" + method, 3)
                    .replaceFirst("(Route: <[^>]*>)", "$1, " + route));
            assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                    assertThat(answer.firstLine()).isEqualTo("SIP/2.0 603 Suppressed"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<sip:edge@127.0.0.3:5090;lr>", "<sip:+Ab12345678@127.0.0.3:5090;lr>",
        "<sip:127.0.0.3:5090;lr>, <sip:12345678901234567@10.20.30.140;lr>"})
    void routesOfTheCarriersOwnNamesPass(String route) {
        bench.receive(bench.pbx, inDialog("INVITE", forwarded, "z9hG4bKroute", 3)
                .replaceFirst("(Route: <[^>]*>)", "$1, " + route));
        assertThat(bench.wire.take()).last().satisfies(sent ->
                assertThat(sent.to()).isSameAs(bench.carrier));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sip:*31*0612345678@127.0.0.3:5090",
        "sip:%23310612345678@127.0.0.3:5090", "sip:1234%230612345678@127.0.0.3:5090",
        "sip:+33612345678;a=b;a=c@127.0.0.3:5090", "sip:+33612345678%00@127.0.0.3:5090",
        "sip:%2B33612345678x@127.0.0.3:5090", "sip:0612345678"})
    void whatSomebodyDialsAndNobodyReadsIsNotTheCarriersName(String uri) {
        bench.receive(bench.pbx, inDialog("INVITE", forwarded, "z9hG4bKdial", 3)
                .replace("sip:gw@127.0.0.3:5090 SIP", uri + " SIP"));
        assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                assertThat(answer.firstLine()).matches("SIP/2.0 (603|484) .*"));
    }

    @Test
    void aRepeatedReferIsRefusedAlikeAndReportedOnce() {
        bench.takeReports();
        String refer = inDialog("REFER", forwarded, "z9hG4bKr", 3)
                .replace("X-Campaign: spring", "Refer-To: <sip:+33612345678@carrier.example>");
        bench.receive(bench.pbx, refer);
        bench.listed = Set.of();
        bench.receive(bench.pbx, refer);

        assertThat(bench.wire.take()).extracting(FakeWire.Sent::firstLine)
                .containsExactly("SIP/2.0 603 Suppressed", "SIP/2.0 603 Suppressed");
        assertThat(bench.takeReports()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<sip:1001@pbx.example>", "<sip:1001@192.168.100.101:5070>",
        "\"A, b\" <sip:1001@pbx.example>;x=\"y,z\"", "sip:bob@pbx.example;x=y", "<tel:112>",
        "r: <sip:+33187654321@carrier.example>"})
    void aReferToAnExtensionOrAFreeNumberPasses(String referTo) {
        String header = referTo.startsWith("r:") ? referTo : "Refer-To: " + referTo;
        bench.receive(bench.pbx, inDialog("REFER", forwarded, "z9hG4bKr", 3)
                .replace("X-Campaign: spring", header));

        assertThat(bench.wire.take()).singleElement().satisfies(sent ->
                assertThat(sent.to()).isSameAs(bench.carrier));
    }

    @Test
    void aReInviteWithAListedRoutingNumberIsRefused() {
        bench.receive(bench.pbx, inDialog("INVITE", forwarded, "z9hG4bKrn", 3)
                .replace("sip:gw@127.0.0.3:5090 SIP",
                        "sip:+33187654399;npdi;rn=+33612345678@127.0.0.3:5090 SIP"));

        assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                assertThat(answer.firstLine()).isEqualTo("SIP/2.0 603 Suppressed"));
    }

    @Test
    void aRedirectionIsLeftToTheCallerWhoseNextCallIsJudged() {
        bench.receive(bench.pbx, request("INVITE", ProxyBench.FREE_URI, "z9hG4bKmoved", "")
                .replace("call-1@pbx", "call-2@pbx"));
        FakeWire.Sent second = bench.wire.take().get(1);
        bench.receive(bench.carrier, response(second, "302 Moved Temporarily", "b3")
                .replace("sip:gw@127.0.0.3:5090", LISTED_AT_CARRIER));
        assertThat(bench.wire.take()).extracting(FakeWire.Sent::firstLine).containsExactly(
                "ACK sip:+33187654321@127.0.0.3:5090 SIP/2.0", "SIP/2.0 302 Moved Temporarily");

        bench.receive(bench.pbx, request("INVITE", LISTED_AT_CARRIER, "z9hG4bKnext", "")
                .replace("call-1@pbx", "call-3@pbx"));
        assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                assertThat(answer.firstLine()).isEqualTo("SIP/2.0 603 Suppressed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFER", "INFO", "UPDATE", "NOTIFY", "PRACK", "BYE"})
    void outsideOfACallNothingIsCarried(String method) {
        bench.receive(bench.pbx, request(method, LISTED_AT_CARRIER, "z9hG4bKout",
                "Refer-To: <" + LISTED_AT_CARRIER + ">\r\n").replace("call-1@pbx", "call-9@pbx"));

        assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                assertThat(answer.firstLine()).startsWith("SIP/2.0 481 "));
    }

    @Test
    void aRequestWithoutHopsLeftGoesNoFurther() {
        bench.receive(bench.pbx, inDialog("OPTIONS", forwarded, "z9hG4bKo", 3)
                .replace("Max-Forwards: 70", "Max-Forwards: 0"));

        assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                assertThat(answer.firstLine()).isEqualTo("SIP/2.0 483 Too Many Hops"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SIP/2.0/UDP 198.51.100.7:9999",
        "SIP/2.0/UDP 198.51.100.7:9999;branch=z9hG4bKmade-up"})
    void aResponseToARequestThatWeNeverSentIsRelayedToNobody(String viaBelow) {
        String made = "SIP/2.0 200 OK\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bKcg0123456789abcdef0\r\n"
                + "Via: " + viaBelow + "\r\n"
                + "From: <sip:a@b>;tag=1\r\nTo: <sip:a@b>;tag=2\r\nCall-ID: x\r\n"
                + "CSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n";
        Hop stranger = bench.wire.hopTo(Transport.UDP, new InetSocketAddress("10.9.9.9", 5060));

        assertThat(bench.receive(stranger, made).discarded).isEqualTo("stray-response");
        assertThat(bench.wire.take()).isEmpty();
    }

    @Test
    void anAckIsNeverAnsweredHoweverMalformed() {
        bench.receive(bench.pbx, request("ACK", ProxyBench.FREE_URI, "z9hG4bKr", "")
                .replace("ACK sip", "ACK\tsip"));

        assertThat(bench.wire.take()).isEmpty();
    }

    @Test
    void anInviteThatGrowsBeyondTheBoundOnItsWayIsAnswered513() {
        String manyLines = "X-Line: y\r\n".repeat(118);
        bench.receive(bench.pbx, request("INVITE", ProxyBench.FREE_URI, "z9hG4bKh", manyLines));

        assertThat(bench.wire.take()).extracting(FakeWire.Sent::firstLine)
                .isEqualTo(List.of("SIP/2.0 513 Message Too Large"));
    }

    @Test
    void aLongViaPassesWhole() {
        String via = "y".repeat(5_000);
        bench.receive(bench.pbx, request("INVITE", ProxyBench.FREE_URI, "z9hG4bKv", "")
                .replace(";rport", ";x=" + via + ";rport"));

        assertThat(bench.wire.take().get(1).all("Via").get(1)).contains(via);
    }
}
