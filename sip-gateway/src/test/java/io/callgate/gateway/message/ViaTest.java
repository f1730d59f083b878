package io.callgate.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.message.edit.Splice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViaTest {

    private static SipMessage withVia(String value) {
        return Sample.invite().with("Via", value).scanned();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1,10.0.0.1,0", "10.0.0.1:5060,10.0.0.1,5060", "'pbx.example : 65535',pbx.example,"
            + "65535", "[2001:db8::1]:5061,[2001:db8::1],5061", "[::ffff:10.0.0.1],"
            + "[::ffff:10.0.0.1],0", "my_host-1.lan,my_host-1.lan,0"})
    void splitsSentBy(String sentBy, String host, int port) {
        SipMessage message = withVia("SIP/2.0/UDP " + sentBy + ";branch=z9hG4bK-a");
        assertThat(message.text(Part.TOP_VIA_SENT_BY)).isEqualTo(sentBy);
        assertThat(message.text(Part.TOP_VIA_HOST)).isEqualTo(host);
        assertThat(message.topViaPort()).isEqualTo(port);
        assertThat(message.text(Part.TOP_VIA_BRANCH)).isEqualTo("z9hG4bK-a");
    }

    @Test
    void splitsParametersInAnyOrderAndCase() {
        SipMessage message = withVia("SIP/2.0/UDP h;Received=2001:db8::9;MADDR=[ff02::1];ttl=1"
                + ";x=\"a;branch=no\";RPORT=5 ; BRANCH = z9hG4bK-b");
        assertThat(message.text(Part.TOP_VIA_RECEIVED)).isEqualTo("Received=2001:db8::9");
        assertThat(message.text(Part.TOP_VIA_MADDR)).isEqualTo("[ff02::1]");
        assertThat(message.text(Part.TOP_VIA_RPORT)).isEqualTo("RPORT=5");
        assertThat(message.text(Part.TOP_VIA_BRANCH)).isEqualTo("z9hG4bK-b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SIP/2.0/UDP", "SIP/2.0 h", "SIP/2.0/ h", "SIP/2.0/UDP ;branch=x",
        "SIP/2.0/UDP h:", "SIP/2.0/UDP h:0", "SIP/2.0/UDP h:65536", "SIP/2.0/UDP [::1",
        "SIP/2.0/UDP []", ",SIP/2.0/UDP h"})
    void findsNowhereToAnswerToWithoutSentBy(String value) {
        assertThat(Sample.invite().with("Via", value).fault()).isEqualTo(Fault.NO_USABLE_VIA);
        assertThat(withVia(value).has(Part.TOP_VIA)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h;", "h;;branch=x", "h;branch", "h;branch=", "h;branch=a;branch=b",
        "h;rport;rport=5", "h;received", "h x", "h;branch=\"a", "h;maddr=a;maddr=b", "h:5060x"})
    void refusesParametersThatCouldBeReadInTwoWaysButAnswers(String value) {
        assertThat(Sample.invite().with("Via", "SIP/2.0/UDP " + value).fault())
                .isEqualTo(Fault.MALFORMED_VIA);
        assertThat(withVia("SIP/2.0/UDP " + value).text(Part.TOP_VIA_HOST)).isEqualTo("h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "x", "SIP/2.0/UDP", "SIP/2.0/UDP h;"})
    void refusesAMalformedSecondVia(String value) {
        String first = "SIP/2.0/UDP h;branch=z9hG4bK-a";
        assertThat(Sample.invite().with("Via", first + "," + value).fault())
                .isEqualTo(Fault.MALFORMED_VIA);
        assertThat(Sample.invite().with("Via", first).also("Via: " + value).fault())
                .isEqualTo(Fault.MALFORMED_VIA);
    }

    @Test
    void doesNotTakeALaterViaForAMalformedFirst() {
        SipMessage message = Sample.invite().with("Via", "nonsense")
                .also("Via: SIP/2.0/UDP 10.0.0.7;branch=z9hG4bK-c").scanned();
        assertThat(message.has(Part.TOP_VIA)).isFalse();
    }

    @Test
    void cutsTheTopViaOfAResponseSoThatTheSecondIsLeft() {
        SipMessage message = Sample.ok().scanned();
        assertThat(message.text(Part.TOP_VIA_CUT))
                .isEqualTo("Via: SIP/2.0/UDP 10.0.0.9:5060;branch=z9hG4bK-p\r\n");
        assertThat(message.text(Part.SECOND_VIA_BRANCH)).isEqualTo("z9hG4bK-a");
        assertThat(message.secondViaPort()).isEqualTo(5062);
        assertThat(message.viaCount()).isEqualTo(2);
    }

    @Test
    void cutsAcrossAFoldBetweenTwoValues() {
        String folded = "SIP/2.0/UDP a;branch=x ,\r\n SIP/2.0/UDP b;branch=y";
        SipMessage message = withVia(folded);
        byte[] target = new byte[SipMessage.BYTES_MAX];
        int length = new Splice().of(message)
                .cut(message.start(Part.TOP_VIA_CUT), message.end(Part.TOP_VIA_CUT))
                .writeTo(target);
        SipMessage cut = new SipMessage();
        assertThat(cut.scan(target, length)).isEqualTo(Fault.NONE);
        assertThat(cut.text(Part.TOP_VIA)).isEqualTo("SIP/2.0/UDP b;branch=y");
        assertThat(cut.viaCount()).isEqualTo(1);
    }
}
