package io.callgate.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TortureTest {

    static List<Torture> all() {
        return Torture.ALL;
    }

    static List<Torture> answerable() {
        return Torture.ALL.stream().filter(torture -> torture.expected().status() != 0).toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void findsTheFaultOfEach(Torture torture) {
        Fault fault = new SipMessage().scan(torture.bytes(), torture.bytes().length);
        assertThat(fault).isEqualTo(torture.expected());
    }

    @ParameterizedTest
    @MethodSource("answerable")
    void leavesAnAnswerPossible(Torture torture) {
        assertThat(torture.scanned().has(Part.TOP_VIA_SENT_BY)).isTrue();
        assertThat(torture.scanned().has(Part.CSEQ)).isTrue();
    }

    @Test
    void readsThroughFoldsAndWhiteSpace() {
        SipMessage message = Torture.named("wsinv").scanned();
        assertThat(message.text(Part.TO_TAG)).isEqualTo("1918181833n");
        assertThat(message.text(Part.TO_URI)).isEqualTo("sip:vivekg@chair-dnrc.example.com");
        assertThat(message.text(Part.FROM_TAG)).isEqualTo("98asjd8");
        assertThat(message.cseqNumber()).isEqualTo(9);
        assertThat(message.cseqMethod()).isEqualTo(Method.INVITE);
        assertThat(message.maxForwards()).isEqualTo(68);
        assertThat(message.text(Part.TOP_VIA_TRANSPORT)).isEqualTo("UDP");
        assertThat(message.text(Part.TOP_VIA_SENT_BY)).isEqualTo("192.0.2.2");
        assertThat(message.text(Part.TOP_VIA_BRANCH)).isEqualTo("390skdjuw");
        assertThat(message.text(Part.SECOND_VIA_SENT_BY)).isEqualTo("spindle.example.com");
        assertThat(message.text(Part.SECOND_VIA_BRANCH)).isEqualTo("z9hG4bK9ikj8");
        assertThat(message.viaCount()).isEqualTo(3);
        assertThat(message.text(Part.TOP_ROUTE_URI))
                .isEqualTo("sip:services.example.com;lr;unknownwith=value;unknown-no-value");
    }

    @Test
    void cutsAFoldedViaWithAllItsLines() {
        assertThat(Torture.named("wsinv").scanned().text(Part.TOP_VIA_CUT))
                .startsWith("Via  : SIP").endsWith("branch=390skdjuw\r\n");
    }

    @Test
    void readsTheUnusualCharactersThatAreLegal() {
        SipMessage message = Torture.named("intmeth-printable").scanned();
        assertThat(message.method()).isEqualTo(Method.OTHER);
        assertThat(message.text(Part.METHOD))
                .isEqualTo("!interesting-Method0123456789_*+`.%indeed'~");
        assertThat(message.text(Part.URI_USER))
                .isEqualTo("1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*");
        assertThat(message.text(Part.URI_HOST)).isEqualTo("example.com");
        assertThat(message.text(Part.FROM_TAG)).isEqualTo("_token~1'+`*%!-.");
        assertThat(message.text(Part.CALL_ID))
                .isEqualTo("intmeth.word%ZK-!.*_+'@word`~)(><:\\/\"][?}{");
    }

    @Test
    void doesNotUnescapeAUser() {
        assertThat(Torture.named("esc01").scanned().text(Part.URI_USER))
                .isEqualTo("sips%3Auser%40example.com");
        assertThat(Torture.named("semiuri").scanned().text(Part.URI_USER))
                .isEqualTo("user;par=u%40example.net");
    }

    @Test
    void takesAnEscapedNameForAnotherHeader() {
        SipMessage message = Torture.named("esc02").scanned();
        assertThat(message.text(Part.METHOD)).isEqualTo("RE%47IST%45R");
        assertThat(message.method()).isEqualTo(Method.OTHER);
        assertThat(message.headerName(7)).isEqualTo(HeaderName.OTHER);
    }

    @Test
    void endsTheFirstOfTwoRequestsAtItsContentLength() {
        Torture torture = Torture.named("dblreq");
        SipMessage message = torture.scanned();
        assertThat(message.length()).isLessThan(torture.bytes().length);
        assertThat(message.method()).isEqualTo(Method.REGISTER);
        assertThat(message.text(Part.BODY)).isEmpty();
    }

    @Test
    void keepsTheFirstOfEachDuplicate() {
        SipMessage message = Torture.named("multi01").scanned();
        assertThat(message.text(Part.CALL_ID)).isEqualTo("multi01.98asdh@192.0.2.1");
        assertThat(message.cseqNumber()).isEqualTo(5);
        assertThat(message.text(Part.FROM_TAG)).isEqualTo("3413415");
    }

    @Test
    void namesTheSchemeItDoesNotKnow() {
        assertThat(Torture.named("unkscm").scanned().uriScheme()).isEqualTo(UriScheme.OTHER);
        assertThat(Torture.named("novelsc").scanned().uriScheme()).isEqualTo(UriScheme.OTHER);
    }

    @Test
    void readsAResponseWithoutAReason() {
        SipMessage message = Torture.named("noreason").scanned();
        assertThat(message.isRequest()).isFalse();
        assertThat(message.status()).isEqualTo(100);
        assertThat(message.has(Part.REASON_PHRASE)).isTrue();
        assertThat(message.text(Part.REASON_PHRASE)).isEmpty();
    }

    @Test
    void takesTheBodyToTheEndOfTheDatagramWithoutContentLength() {
        Torture torture = Torture.named("inv2543");
        assertThat(torture.scanned().length()).isEqualTo(torture.bytes().length);
        assertThat(torture.scanned().has(Part.TOP_VIA_BRANCH)).isFalse();
        assertThat(torture.scanned().maxForwards()).isEqualTo(-1);
    }
}
