package io.callgate.gateway.message;

import static io.callgate.gateway.message.Text.wire;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestTest {

    private static final String INVITE = wire("""
            INVITE sip:+33612345678;isub=1:secret@gate.example:5070;user=phone SIP/2.0
            Via: SIP/2.0/UDP 10.0.0.1:5062;rport;branch=z9hG4bK-a, SIP/2.0/TCP [2001:db8::1]:5060\
            ;branch=z9hG4bK-b;received=10.0.0.9;rport=77
            Via: SIP/2.0/UDP third.example;branch="a,b";maddr=224.0.0.1
            Route: <sip:gate.example;lr>;x=1 , <sip:carrier.example;lr>
            Record-Route: <sip:first.example;lr>
            Record-Route: <sip:second.example;lr>
            Max-Forwards: 70
            From: "A; <tag=no>, B" <sip:a@pbx.example;tag=inside>;tag=f-1
            t: <sip:+33612345678@gate.example>
            i: abc@pbx.example
            CSeq: 7 INVITE
            Contact: <sip:a@10.0.0.1:5062>
            Proxy-Require: privacy
            Content-Type: application/sdp
            l: 4

            v=0
            and more""");

    private final Text.Scanned scanned = Text.scan(INVITE);
    private final SipMessage message = scanned.message();

    @Test
    void findsNoFaultInAnOrdinaryInvite() {
        assertThat(scanned.fault()).isEqualTo(Fault.NONE);
        assertThat(message.isRequest()).isTrue();
        assertThat(message.method()).isEqualTo(Method.INVITE);
    }

    @Test
    void splitsTheRequestUri() {
        assertThat(message.uriScheme()).isEqualTo(UriScheme.SIP);
        assertThat(message.text(Part.URI_USER)).isEqualTo("+33612345678;isub=1");
        assertThat(message.text(Part.URI_HOST)).isEqualTo("gate.example");
        assertThat(message.uriPort()).isEqualTo(5070);
        assertThat(message.text(Part.URI_PARAMS)).isEqualTo(";user=phone");
    }

    @Test
    void splitsTheTopVia() {
        assertThat(message.text(Part.TOP_VIA))
                .isEqualTo("SIP/2.0/UDP 10.0.0.1:5062;rport;branch=z9hG4bK-a");
        assertThat(message.text(Part.TOP_VIA_SENT_BY)).isEqualTo("10.0.0.1:5062");
        assertThat(message.text(Part.TOP_VIA_HOST)).isEqualTo("10.0.0.1");
        assertThat(message.text(Part.TOP_VIA_TRANSPORT)).isEqualTo("UDP");
        assertThat(message.text(Part.TOP_VIA_BRANCH)).isEqualTo("z9hG4bK-a");
        assertThat(message.text(Part.TOP_VIA_RPORT)).isEqualTo("rport");
        assertThat(message.has(Part.TOP_VIA_RECEIVED)).isFalse();
        assertThat(message.topViaPort()).isEqualTo(5062);
    }

    @Test
    void splitsTheSecondViaOfTheSameLine() {
        assertThat(message.text(Part.SECOND_VIA_SENT_BY)).isEqualTo("[2001:db8::1]:5060");
        assertThat(message.text(Part.SECOND_VIA_HOST)).isEqualTo("[2001:db8::1]");
        assertThat(message.text(Part.SECOND_VIA_BRANCH)).isEqualTo("z9hG4bK-b");
        assertThat(message.text(Part.SECOND_VIA_RECEIVED)).isEqualTo("received=10.0.0.9");
        assertThat(message.text(Part.SECOND_VIA_RPORT)).isEqualTo("rport=77");
        assertThat(message.secondViaPort()).isEqualTo(5060);
    }

    @Test
    void countsViaValuesAcrossLinesAndQuotes() {
        assertThat(message.viaCount()).isEqualTo(3);
    }

    @Test
    void cutsTheTopViaWithItsCommaWhenTheLineHoldsMore() {
        assertThat(message.text(Part.TOP_VIA_CUT))
                .isEqualTo("SIP/2.0/UDP 10.0.0.1:5062;rport;branch=z9hG4bK-a, ");
    }

    @Test
    void readsTagsOutsideTheBracketsOnly() {
        assertThat(message.text(Part.FROM_TAG)).isEqualTo("f-1");
        assertThat(message.text(Part.FROM_URI)).isEqualTo("sip:a@pbx.example;tag=inside");
        assertThat(message.has(Part.TO_TAG)).isFalse();
    }

    @Test
    void splitsTheFirstRouteFromTheSecond() {
        assertThat(message.text(Part.TOP_ROUTE)).isEqualTo("<sip:gate.example;lr>;x=1");
        assertThat(message.text(Part.TOP_ROUTE_URI)).isEqualTo("sip:gate.example;lr");
        assertThat(message.text(Part.TOP_ROUTE_CUT)).isEqualTo("<sip:gate.example;lr>;x=1 , ");
        assertThat(message.text(Part.SECOND_ROUTE)).isEqualTo("<sip:carrier.example;lr>");
    }

    @Test
    void remembersTheFirstRecordRouteLine() {
        assertThat(message.text(Part.RECORD_ROUTE_LINE))
                .isEqualTo("Record-Route: <sip:first.example;lr>\r\n");
    }

    @Test
    void readsNumbersAndSingleHeaders() {
        assertThat(message.cseqNumber()).isEqualTo(7);
        assertThat(message.cseqMethod()).isEqualTo(Method.INVITE);
        assertThat(message.maxForwards()).isEqualTo(70);
        assertThat(message.text(Part.CALL_ID)).isEqualTo("abc@pbx.example");
        assertThat(message.text(Part.PROXY_REQUIRE)).isEqualTo("privacy");
        assertThat(message.text(Part.CONTACT)).isEqualTo("<sip:a@10.0.0.1:5062>");
    }

    @Test
    void cutsOffWhatFollowsTheBody() {
        assertThat(message.text(Part.BODY)).isEqualTo("v=0\r");
        assertThat(message.length()).isEqualTo(message.end(Part.BODY));
    }

    @Test
    void forgetsThePreviousMessage() {
        byte[] nothing = Text.bytes("\r\n\r\n");
        assertThat(message.scan(nothing, nothing.length)).isEqualTo(Fault.EMPTY);
        for (Part part : Part.values()) {
            assertThat(message.has(part)).as(part.name()).isFalse();
        }
        assertThat(message.method()).isEqualTo(Method.OTHER);
        assertThat(message.uriPort()).isZero();
        assertThat(message.viaCount()).isZero();
    }
}
