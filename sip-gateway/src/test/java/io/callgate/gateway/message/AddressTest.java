package io.callgate.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "<sip:a@b>|sip:a@b|",
        "<sip:a@b>;tag=x|sip:a@b|x",
        "sip:a@b;tag=x|sip:a@b|x",
        "sip:a@b|sip:a@b|",
        "\"A <sip:c@d>;tag=no\" <sip:a@b>;q=1;TAG=x;z|sip:a@b|x",
        "\"quote \\\" and backslash \\\\\"<sip:a@b;tag=no>;tag = x|sip:a@b;tag=no|x",
        "Bob & Co. <tel:+33612345678;ext=1>;tag=x|tel:+33612345678;ext=1|x",
        "Zoë <sip:a@b>|sip:a@b|",
        "<sip:a@b>;other=\";tag=no\";tag=x|sip:a@b|x",
        "<sip:a@b?Subject=x>|sip:a@b?Subject=x|"})
    void findsUriAndTag(String value, String uri, String tag) {
        SipMessage message = Sample.invite().with("From", value).scanned();
        assertThat(Sample.invite().with("From", value).fault()).isEqualTo(Fault.NONE);
        assertThat(message.text(Part.FROM_URI)).isEqualTo(uri);
        assertThat(message.text(Part.FROM_TAG)).isEqualTo(tag == null ? "" : tag);
        assertThat(message.has(Part.FROM_TAG)).isEqualTo(tag != null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<>", "<sip:a@b", "sip:a@b>", "a@b", "<a@b>", "<sip:>", "\"A\"",
        "\"A\" sip:a@b", "\"open <sip:a@b>", "<sip:a@b> x", "<sip:a@b>,<sip:c@d>", "<sip:a@b>;",
        "<sip:a@b>;;tag=x", "<sip:a@b>;tag", "<sip:a@b>;tag=", "<sip:a@b>;tag=x;tag=y",
        "<sip:a@b>;tag=\"x\"", "sip:a@b?x=y", "< sip:a@b>", "<sip:a @b>", "<<sip:a@b>>",
        "sip:+33;phone-context=x@b", "Bell, A <sip:a@b>", "A \"B\" <sip:a@b>"})
    void refusesAnAddressThatCouldBeReadInTwoWays(String value) {
        assertThat(Sample.invite().with("From", value).fault()).isEqualTo(Fault.MALFORMED_FROM);
        assertThat(Sample.invite().with("To", value).fault()).isEqualTo(Fault.MALFORMED_TO);
    }

    @Test
    void keepsAMalformedValueForTheAnswer() {
        SipMessage message = Sample.invite().with("From", "<sip:a@b").scanned();
        assertThat(message.text(Part.FROM)).isEqualTo("<sip:a@b");
        assertThat(message.has(Part.FROM_URI)).isFalse();
        assertThat(message.has(Part.FROM_TAG)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sip:a@b;lr", "<sip:a@b;lr", "<sip:a@b;lr>,", ",<sip:a@b;lr>", "",
        "<sip:a@b;lr> <sip:c@d>", "<sip:a@b>,sip:c@d"})
    void refusesAMalformedRoute(String value) {
        assertThat(Sample.invite().also("Route: " + value).fault())
                .isEqualTo(Fault.MALFORMED_ROUTE);
    }

    @Test
    void cutsARouteAloneOnItsLineWithTheLine() {
        SipMessage message = Sample.invite().also("Route: <sip:a;lr>").also("Route: <sip:b;lr>")
                .scanned();
        assertThat(message.text(Part.TOP_ROUTE_CUT)).isEqualTo("Route: <sip:a;lr>\r\n");
        assertThat(message.text(Part.SECOND_ROUTE)).isEqualTo("<sip:b;lr>");
    }

    @Test
    void splitsRoutesAtCommasOutsideQuotesAndBracketsOnly() {
        SipMessage message = Sample.invite()
                .also("Route: \"a, <b>\" <sip:a,1@h;lr>;x=\",\",<sip:b;lr>").scanned();
        assertThat(message.text(Part.TOP_ROUTE_URI)).isEqualTo("sip:a,1@h;lr");
        assertThat(message.text(Part.SECOND_ROUTE)).isEqualTo("<sip:b;lr>");
    }
}
