package io.callgate.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipUriTest {

    private final SipUri uri = new SipUri();
    private byte[] bytes;

    private boolean scan(String text) {
        bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
        return uri.scan(bytes, 1, bytes.length - 1);
    }

    private String text(int start, int end) {
        return start < 0 ? "-" : new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "sip:b,SIP,-,b,0,-",
        "sip:a@b,SIP,a,b,0,-",
        "SIPS:a:pw@b:5061;lr,SIPS,a,b,5061,;lr",
        "sip:+336;isub=1;phone-context=x.y@b;user=phone,SIP,+336;isub=1;phone-context=x.y,b,0,"
            + ";user=phone",
        "sip:a?b/c@[2001:db8::1]:1;p=[::1],SIP,a?b/c,[2001:db8::1],1,;p=[::1]",
        "sip:%40%00@b,SIP,%40%00,b,0,-",
        "sip:#31#0612@b,SIP,#31#0612,b,0,-",
        "sip:b;transport=tcp?Subject=x,SIP,-,b,0,;transport=tcp",
        "tel:+33612345678;ext=1,TEL,+33612345678;ext=1,-,0,-",
        "urn:service:sos.fire,URN,-,-,0,-",
        "mailto:a@b,OTHER,-,-,0,-"})
    void splits(String text, UriScheme scheme, String user, String host, int port, String params) {
        assertThat(scan(text)).isTrue();
        assertThat(uri.scheme()).isEqualTo(scheme);
        assertThat(text(uri.userStart(), uri.userEnd())).isEqualTo(user);
        assertThat(text(uri.hostStart(), uri.hostEnd())).isEqualTo(host);
        assertThat(uri.port()).isEqualTo(port);
        assertThat(text(uri.paramsStart(), uri.paramsEnd())).isEqualTo(params);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sip", "sip:", ":a@b", "sip:@b", "sip:a@", "sip:a@b@c", "sip:a@b:",
        "sip:a@b:0", "sip:a@b:65536", "sip:a@b:x", "sip:a@[::1", "sip:a@b c", "sip:a b@c",
        "sip:a<b@c", "sip:a\"b@c", "sip:a\\b@c", "sip:a%@b", "sip:a%4@b", "sip:a%4g@b",
        "sip:a@b;x=%zz", "sip:a@b;x=<", "sip:a[b@c", "tel:", "tel:+33 6", "tel:1<2", "tel:%1",
        "sip:a@b,c", "sip:a@b/c", "s ip:a@b", "1@2"})
    void refuses(String text) {
        assertThat(scan(text)).isFalse();
    }

    @Test
    void tellsOfHeaders() {
        assertThat(scan("sip:a@b?Route=%3Csip:c%3E")).isTrue();
        assertThat(uri.hasHeaders()).isTrue();
        assertThat(scan("sip:a?b@c")).isTrue();
        assertThat(uri.hasHeaders()).isFalse();
    }

    @Test
    void leavesBytesAboveAsciiInAUserToTheCanonicaliser() {
        assertThat(scan("sip:\uFF10\uFF11@b")).isTrue();
        assertThat(text(uri.userStart(), uri.userEnd())).isEqualTo("\uFF10\uFF11");
        assertThat(scan("sip:a@\uFF10")).isFalse();
    }
}
