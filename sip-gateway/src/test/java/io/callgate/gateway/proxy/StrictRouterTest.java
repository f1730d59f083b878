package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.inDialog;
import static io.callgate.gateway.proxy.Messages.request;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 3261 16.4 and 16.6 step 6: elements of RFC 2543 before and behind us. */
class StrictRouterTest {

    private final ProxyBench bench = new ProxyBench();
    private FakeWire.Sent forwarded;
    private String ours;

    @BeforeEach
    void anAdmittedCall() {
        forwarded = bench.establish();
        String recordRoute = forwarded.one("Record-Route");
        ours = recordRoute.substring(1, recordRoute.length() - 1);
    }

    /** As an element that knows no loose routing sends it: our URI on top, the target last. */
    private String strictly(String method, String route) {
        return request(method, ours, "z9hG4bKstrict", route)
                .replace("CSeq: 1 ", "CSeq: 2 ")
                .replaceFirst("To: <[^>]*>", "To: <sip:x@y>;tag=b2");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Route: <sip:127.0.0.3:5099;lr>, <sip:gw@127.0.0.3:5090>\r\n",
        "Route: <sip:127.0.0.3:5099;lr>;x=y , <sip:gw@127.0.0.3:5090>\r\n",
        "Route: <sip:127.0.0.3:5099;lr>\r\nRoute: <sip:gw@127.0.0.3:5090>\r\n"})
    void beforeUsIsUnderstoodAndTheTargetBecomesTheRequestUri(String route) {
        bench.receive(bench.pbx, strictly("BYE", route));

        assertThat(bench.wire.take()).singleElement().satisfies(bye -> {
            assertThat(bye.firstLine()).isEqualTo("BYE sip:gw@127.0.0.3:5090 SIP/2.0");
            assertThat(bye.to().remote().getPort()).isEqualTo(5099);
            assertThat(bye.one("Route")).startsWith("<sip:127.0.0.3:5099;lr>");
            assertThat(bye.text()).doesNotContain("cg=" + ours.split("cg=")[1]);
        });
    }

    @Test
    void beforeUsWithTheTargetAsItsOnlyRouteReachesTheTarget() {
        bench.receive(bench.pbx, strictly("BYE", "Route: <sip:gw@127.0.0.3:5090>\r\n"));

        assertThat(bench.wire.take()).singleElement().satisfies(bye -> {
            assertThat(bye.firstLine()).isEqualTo("BYE sip:gw@127.0.0.3:5090 SIP/2.0");
            assertThat(bye.to()).isSameAs(bench.carrier);
            assertThat(bye.all("Route")).isEmpty();
        });
    }

    @Test
    void beforeUsHidesNoListedNumberInTheLastRoute() {
        bench.receive(bench.pbx, strictly("INVITE",
                "Route: <sip:+33612345678@127.0.0.3:5090>\r\n"));

        assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                assertThat(answer.firstLine()).isEqualTo("SIP/2.0 603 Suppressed"));
    }

    @Test
    void beforeUsWithATargetThatIsNoneIsAnswered400() {
        bench.receive(bench.pbx, strictly("BYE", "Route: <sip:gw@127.0.0.3:5090?x=y>\r\n"));

        assertThat(bench.wire.take()).singleElement().satisfies(answer ->
                assertThat(answer.firstLine()).isEqualTo("SIP/2.0 400 Headers in Request-URI"));
    }

    @Test
    void behindUsFindsItselfInTheRequestUriAndTheTargetAsTheLastRoute() {
        String bye = inDialog("BYE", forwarded, "z9hG4bKbye", 2)
                .replace("X-Campaign: spring", "Route: <sip:old@127.0.0.3:5099>,"
                        + " <sip:127.0.0.9;lr>");
        String route = bye.lines().filter(line -> line.contains(";cg=")).findFirst().orElseThrow();
        bench.receive(bench.pbx, bye.replace(route + "\r\n", "")
                .replaceFirst("\r\nRoute: ", "\r\n" + route + "\r\nRoute: "));

        assertThat(bench.wire.take()).singleElement().satisfies(sent -> {
            assertThat(sent.firstLine()).isEqualTo("BYE sip:old@127.0.0.3:5099 SIP/2.0");
            assertThat(sent.to().remote().getPort()).isEqualTo(5099);
            assertThat(sent.all("Route")).containsExactly(
                    "<sip:127.0.0.9;lr>", "<sip:gw@127.0.0.3:5090>");
        });
    }
}
