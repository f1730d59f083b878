package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.transport.Transport;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What enters leaves, byte for byte, but for what RFC 3261 16.6 and 16.7 have us change. */
class EveryByteTest {

    private static final String ISUP = bytes(0x01, 0x00, 0x60, 0x01, 0x0a, 0x03, 0x02, 0x0d, 0x0a,
            0x06, 0x83, 0x10, 0xff, 0x00);
    private static final String SDP = "v=0\r\no=- 1 1 IN IP4 127.0.0.2\r\ns=-\r\nt=0 0\r\n"
            + "m=audio 40000 RTP/AVP 8\r\na=x-unknown:é\r\n";
    private static final String PIDF = "<?xml version=\"1.0\"?>\n<presence><geopriv>\r\n"
            + "  <gml:pos>48.85 2.35</gml:pos>\n</geopriv></presence>";
    private static final String MULTIPART = "--b\r\nContent-Type: application/sdp\r\n\r\n" + SDP
            + "\r\n--b\r\nContent-Type: application/isup;version=itu-t92+\r\n\r\n" + ISUP
            + "\r\n--b\r\nContent-Type: application/pidf+xml\r\nContent-ID: <l@p>\r\n\r\n" + PIDF
            + "\r\n--b--\r\n";

    /** Order, case, folds, white space, compact names, repeated lines, bytes beyond ASCII. */
    private static final String HEADERS = "x-UNKNOWN:   Some  Value \t \r\n"
            + "SUBJECT : folded\r\n over\r\n\t  three lines\r\n"
            + "s: compact\r\n"
            + "P-Asserted-Identity: \"J\u00c3\u00a9r\u00c3\u00b4me\" <tel:+33162000000>,"
            + " <sip:x@y>\r\n"
            + "Supported: timer,100rel , replaces\r\n"
            + "Require: 100rel\r\n"
            + "Session-Expires: 1800;refresher=uac\r\nMin-SE: 90\r\n"
            + "Identity: eyJhbGciOiJFUzI1NiJ9..sig;info=<https://cert.example/a>;alg=ES256\r\n"
            + "Privacy: id;critical\r\n"
            + "History-Info: <sip:+33162000000@pbx>;index=1\r\n"
            + "X-Empty:\r\n"
            + "X-Same: 1\r\nx-same: 2\r\nX-Same: 1\r\n"
            + "Geolocation: <cid:l@p>\r\n"
            + "Max-Breadth: 60\r\n"
            + "Date: Sat, 21 Nov 2026 22:00:00 GMT\r\n";

    static List<String> bodies() {
        return List.of("", SDP, ISUP, PIDF, MULTIPART);
    }

    private static String bytes(int... values) {
        StringBuilder text = new StringBuilder();
        for (int value : values) {
            text.append((char) value);
        }
        return text.toString();
    }

    private static String with(String message, String body) {
        return message.replace("X-Campaign: spring\r\n", HEADERS)
                .replace("Content-Length: 0\r\n\r\n",
                        "Content-Type: multipart/mixed;boundary=b\r\nContent-Length:   "
                                + body.length() + "\r\nX-Last: y\r\n\r\n" + body);
    }

    /** The message without its first line and the lines that a proxy changes. */
    private static String untouched(String message) {
        int head = message.indexOf("\r\n\r\n") + 2;
        return Pattern.compile("(?m)^(Via|Record-Route|Max-Forwards|Route): .*\r\n")
                .matcher(message.substring(message.indexOf("\r\n") + 2, head)).replaceAll("")
                + message.substring(head);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void ofAnInviteSurvives(String body) {
        ProxyBench bench = new ProxyBench();
        String invite = with(Messages.invite(ProxyBench.FREE_URI), body);
        bench.receive(bench.pbx, invite);

        assertThat(untouched(bench.wire.take().get(1).text())).isEqualTo(untouched(invite));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void ofAnInviteSurvivesAChangeOfTransport(String body) {
        ProxyBench bench = new ProxyBench(Transport.UDP, Transport.TCP, 16);
        String invite = with(Messages.invite(ProxyBench.FREE_URI), body);
        bench.receive(bench.pbx, invite);

        assertThat(untouched(bench.wire.take().get(1).text())).isEqualTo(untouched(invite));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void ofAResponseSurvives(String body) {
        ProxyBench bench = new ProxyBench();
        bench.receive(bench.pbx, Messages.invite(ProxyBench.FREE_URI));
        FakeWire.Sent forwarded = bench.wire.take().get(1);
        for (String status : List.of("183 Session  Progress", "302 Moved", "608 Rejected+")) {
            String answer = with(response(forwarded, status, "b2")
                    .replace("Contact: ", "X-Campaign: spring\r\nContact: "), body);
            bench.receive(bench.carrier, answer);
            List<FakeWire.Sent> sent = bench.wire.take();
            String ourVia = "Via: " + forwarded.all("Via").get(0) + "\r\n";

            assertThat(sent.get(sent.size() - 1).text()).isEqualTo(answer.replace(ourVia, ""));
            bench.receive(bench.pbx, Messages.request("INVITE", ProxyBench.FREE_URI,
                    "z9hG4bK" + status.length(), ""));
            forwarded = bench.wire.take().get(1);
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void ofARequestInsideACallSurvives(String body) {
        ProxyBench bench = new ProxyBench();
        bench.receive(bench.pbx, Messages.invite(ProxyBench.FREE_URI));
        FakeWire.Sent forwarded = bench.wire.take().get(1);
        for (String method : List.of("PRACK", "UPDATE", "INFO", "NOTIFY", "BYE", "INVITE")) {
            String request = with(
                    Messages.inDialog(method, forwarded, "z9hG4bK" + method, 7), body);
            bench.receive(bench.pbx, request);
            List<FakeWire.Sent> sent = bench.wire.take();

            assertThat(untouched(sent.get(sent.size() - 1).text()))
                    .as(method).isEqualTo(untouched(request));
        }
    }

    /** RFC 3261 16.6 step 9: on a stream the length must be said. */
    @Test
    void ofADatagramThatNamesNoLengthGetsOneOnAStreamOnly() {
        String invite = Messages.invite(ProxyBench.FREE_URI)
                .replace("Content-Length: 0\r\n\r\n", "\r\n" + SDP);
        ProxyBench toStream = new ProxyBench(Transport.UDP, Transport.TCP, 16);
        toStream.receive(toStream.pbx, invite);
        assertThat(toStream.wire.take().get(1).text()).endsWith(
                "X-Campaign: spring\r\n"
                + "Max-Breadth: 60\r\nContent-Length: " + SDP.length() + "\r\n\r\n" + SDP);

        ProxyBench datagrams = new ProxyBench();
        datagrams.receive(datagrams.pbx, invite);
        assertThat(datagrams.wire.take().get(1).text())
                .endsWith("X-Campaign: spring\r\nMax-Breadth: 60\r\n\r\n" + SDP);
    }

    @Test
    void ofAResponseDatagramThatNamesNoLengthGetsOneOnAStream() {
        ProxyBench bench = new ProxyBench(Transport.TCP, Transport.UDP, 16);
        bench.receive(bench.pbx, Messages.invite(ProxyBench.FREE_URI));
        bench.receive(bench.carrier, response(bench.wire.take().get(1), "183 Session Progress",
                "b2").replace("Content-Length: 0\r\n\r\n", "\r\n" + SDP));

        assertThat(bench.wire.take().get(0).text())
                .endsWith("\r\nContent-Length: " + SDP.length() + "\r\n\r\n" + SDP);
    }
}
