package io.callgate.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {

    @Test
    void findsNoneInTheSamplesTheseTestsChange() {
        assertThat(Sample.invite().fault()).isEqualTo(Fault.NONE);
        assertThat(Sample.ok().fault()).isEqualTo(Fault.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "\r\n\r\n"})
    void dropsWhatOnlyKeepsAPathOpen(String text) {
        assertThat(Text.scan(text).fault()).isEqualTo(Fault.EMPTY);
        assertThat(Fault.EMPTY.status()).isZero();
    }

    @Test
    void skipsLineEndsBeforeTheStartLine() {
        Text.Scanned scanned = Text.scan("\r\n\r\n" + Sample.invite().text());
        assertThat(scanned.fault()).isEqualTo(Fault.NONE);
        assertThat(scanned.message().beginning()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "INVITE sip:a@b SIP/2.0 ", " INVITE sip:a@b SIP/2.0", "INVITE  sip:a@b SIP/2.0",
        "INVITE sip:a@b  SIP/2.0", "INVITE\tsip:a@b SIP/2.0", "INVITE sip:a@b", "INVITE",
        "INVITE sip:a@b SIP/2.", "INVITE sip:a@b SIP/x.0", "INVITE sip:a@b HTTP/1.1",
        "IN<VITE sip:a@b SIP/2.0", "SIP/2.0", "SIP/2.0 200", "SIP/2.0  200 OK", "SIP/2.0 20 OK",
        "SIP/2.0 2000 OK", "SIP/2.0 099 OK", "SIP/2.0 700 OK", "SIP/2.0 +20 OK", "SIP/ 200 OK"})
    void namesAMalformedStartLine(String line) {
        assertThat(Sample.invite().startLine(line).fault()).isEqualTo(Fault.MALFORMED_START_LINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE sip:a@b SIP/3.0", "INVITE sip:a@b SIP/2.1", "SIP/1.0 200 OK",
        "INVITE sip:a@b SIP/2.00"})
    void names505ForAnotherVersion(String line) {
        assertThat(Sample.invite().startLine(line).fault())
                .isEqualTo(Fault.VERSION_NOT_SUPPORTED);
        assertThat(Fault.VERSION_NOT_SUPPORTED.status()).isEqualTo(505);
    }

    @Test
    void takesTheNameOfTheProtocolInAnyCase() {
        assertThat(Sample.invite().startLine("INVITE sip:a@b sip/2.0").fault())
                .isEqualTo(Fault.NONE);
    }

    @Test
    void takesMethodsInCapitalsOnly() {
        Sample sample = Sample.invite().startLine("invite sip:a@b SIP/2.0");
        assertThat(sample.fault()).isEqualTo(Fault.CSEQ_METHOD_MISMATCH);
        assertThat(sample.with("CSeq", "1 invite").scanned().method()).isEqualTo(Method.OTHER);
    }

    @Test
    void doesNotTakeTheNextLineForAContinuationOfTheStartLine() {
        Sample sample = Sample.invite().startLine(Sample.REQUEST_LINE + "\r\n X-Evil: 1");
        assertThat(sample.fault()).isEqualTo(Fault.MALFORMED_START_LINE);
        assertThat(Sample.ok().startLine("SIP/2.0 200 O\r\n K").fault())
                .isEqualTo(Fault.MALFORMED_START_LINE);
    }

    @ParameterizedTest
    @CsvSource({"'\n',BARE_LINE_END", "'\r',BARE_LINE_END", "'\0',CONTROL_BYTE",
        "'\u0001',CONTROL_BYTE", "'\u007F',CONTROL_BYTE", "'\u001B',CONTROL_BYTE"})
    void refusesBytesThatHideHeaders(String hidden, Fault expected) {
        assertThat(Sample.invite().with("Contact", "<sip:a@b>" + hidden + "Route: <sip:c;lr>")
                .fault()).isEqualTo(expected);
        assertThat(Sample.invite().startLine("INVITE sip:a" + hidden + "@b SIP/2.0").fault())
                .isEqualTo(expected);
    }

    @Test
    void neverLetsAnAnswerRepeatALineWithSuchBytes() {
        Text.Scanned scanned = Text.scan(Sample.invite().with("To", "<sip:a@b>\nX: y").text());
        assertThat(scanned.fault()).isEqualTo(Fault.BARE_LINE_END);
        assertThat(scanned.message().has(Part.TO)).isFalse();
        assertThat(scanned.message().headerName(3)).isEqualTo(HeaderName.OTHER);
        assertThat(Sample.invite().with("Via", "SIP/2.0/UDP a\nX: y").fault())
                .isEqualTo(Fault.NO_USABLE_VIA);
    }

    @Test
    void refusesAContinuationOfWhiteSpaceOnly() {
        assertThat(Sample.invite().with("Contact", "<sip:a@b>\r\n \r\nRoute: <sip:c>").fault())
                .isEqualTo(Fault.BLANK_FOLD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoColon", ": no name", "Two Words: x", "Na(me): x", "Näme: x"})
    void refusesALineThatIsNoHeader(String line) {
        assertThat(Sample.invite().also(line).fault()).isEqualTo(Fault.MALFORMED_HEADER);
    }

    @Test
    void readsAHeaderWithWhiteSpaceBeforeItsColonLikeOneWithout() {
        assertThat(Sample.invite().also("Content-Length \t : 0").fault())
                .isEqualTo(Fault.DUPLICATE_CONTENT_LENGTH);
    }

    @ParameterizedTest
    @CsvSource({
        "From: <sip:x@y>,DUPLICATE_FROM", "f: <sip:x@y>,DUPLICATE_FROM",
        "To: <sip:x@y>,DUPLICATE_TO", "t: <sip:x@y>,DUPLICATE_TO",
        "CALL-ID: x,DUPLICATE_CALL_ID", "I: x,DUPLICATE_CALL_ID",
        "cseq: 2 INVITE,DUPLICATE_CSEQ", "Max-Forwards: 70,DUPLICATE_MAX_FORWARDS",
        "l: 0,DUPLICATE_CONTENT_LENGTH"})
    void refusesASecondOfWhatMayOnlyBeOnce(String line, Fault expected) {
        assertThat(Sample.invite().also(line).fault()).isEqualTo(expected);
        assertThat(expected.status()).isEqualTo(400);
        assertThat(expected.phrase()).startsWith("Duplicate ");
    }

    @Test
    void neverLetsAnAnswerRepeatBothOfThem() {
        SipMessage message = Sample.invite().also("To: <sip:x@y>").scanned();
        assertThat(message.text(Part.TO)).isEqualTo("<sip:0612345678@gate.example>");
        assertThat(message.headerName(3)).isEqualTo(HeaderName.TO);
        assertThat(message.headerName(8)).isEqualTo(HeaderName.OTHER);
    }

    @Test
    void refusesASecondContentType() {
        assertThat(Sample.invite().also("Content-Type: a/b").also("c: a/b").fault())
                .isEqualTo(Fault.DUPLICATE_CONTENT_TYPE);
    }

    @ParameterizedTest
    @CsvSource({"From,MISSING_FROM", "To,MISSING_TO", "Call-ID,MISSING_CALL_ID",
        "CSeq,MISSING_CSEQ", "Via,NO_USABLE_VIA", "Max-Forwards,NONE", "Content-Length,NONE"})
    void namesWhatIsMissing(String name, Fault expected) {
        assertThat(Sample.invite().without(name).fault()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x INVITE", "-1 INVITE", "2147483648 INVITE", "1INVITE", "1", "INVITE",
        "1 INVITE x", "99999999999999999999 INVITE", "''"})
    void refusesAMalformedCSeq(String value) {
        assertThat(Sample.invite().with("CSeq", value).fault()).isEqualTo(Fault.MALFORMED_CSEQ);
    }

    @Test
    void takesTheLargestSequenceNumber() {
        assertThat(Sample.invite().with("CSeq", "2147483647 INVITE").scanned().cseqNumber())
                .isEqualTo(2147483647L);
    }

    @Test
    void comparesMethodsOfResponsesWithNothing() {
        assertThat(Sample.ok().with("CSeq", "1 BYE").fault()).isEqualTo(Fault.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"256", "-1", "70;x", "seventy", "", "7 0"})
    void refusesAMalformedMaxForwards(String value) {
        assertThat(Sample.invite().with("Max-Forwards", value).fault())
                .isEqualTo(Fault.MALFORMED_MAX_FORWARDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "", "a;b", "a,b"})
    void refusesAMalformedCallId(String value) {
        assertThat(Sample.invite().with("Call-ID", value).fault())
                .isEqualTo(Fault.MALFORMED_CALL_ID);
    }

    @ParameterizedTest
    @CsvSource({"1,BODY_INCOMPLETE", "2147483647,BODY_INCOMPLETE",
        "2147483648,MALFORMED_CONTENT_LENGTH", "-1,MALFORMED_CONTENT_LENGTH",
        "0x0,MALFORMED_CONTENT_LENGTH", "'0, 0',MALFORMED_CONTENT_LENGTH"})
    void refusesAContentLengthThatLies(String value, Fault expected) {
        assertThat(Sample.invite().with("Content-Length", value).fault()).isEqualTo(expected);
    }

    @Test
    void refusesAHeadWithoutEnd() {
        String whole = Sample.invite().text();
        assertThat(Text.scan(whole.substring(0, whole.length() - 2)).fault())
                .isEqualTo(Fault.UNFINISHED_HEAD);
        assertThat(Text.scan(Sample.REQUEST_LINE).fault()).isEqualTo(Fault.NO_USABLE_VIA);
    }

    @Test
    void takesAsManyHeadersAsItsMaximumAndNoMore() {
        Sample sample = Sample.invite();
        for (int line = 8; line < SipMessage.HEADERS_MAX; line++) {
            sample.also("X-" + line + ": y");
        }
        assertThat(sample.fault()).isEqualTo(Fault.NONE);
        assertThat(sample.also("X: y").fault()).isEqualTo(Fault.TOO_MANY_HEADERS);
    }

    @Test
    void takesAsManyBytesAsItsMaximumAndNoMore() {
        Sample sample = Sample.invite().without("Content-Length");
        int room = SipMessage.BYTES_MAX - sample.text().length();
        assertThat(Text.scan(sample.textWithBody("x".repeat(room))).fault()).isEqualTo(Fault.NONE);
        Text.Scanned larger = Text.scan(sample.textWithBody("x".repeat(room + 1)));
        assertThat(larger.fault()).isEqualTo(Fault.TOO_LARGE);
        assertThat(larger.message().length()).isEqualTo(SipMessage.BYTES_MAX);
        assertThat(larger.message().has(Part.TOP_VIA)).isTrue();
        assertThat(Fault.TOO_LARGE.status()).isEqualTo(513);
    }
}
