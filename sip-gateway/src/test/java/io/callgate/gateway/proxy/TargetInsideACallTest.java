package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.inDialog;
import static io.callgate.gateway.proxy.Messages.invite;
import static io.callgate.gateway.proxy.Messages.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.config.GatewayConfig.CarrierConfig;
import io.callgate.gateway.config.GatewayConfig.DeliveryConfig;
import io.callgate.gateway.config.GatewayConfig.FailoverConfig;
import io.callgate.gateway.config.GatewayConfig.LimitsConfig;
import io.callgate.gateway.config.GatewayConfig.ProbeConfig;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the Request-URI of a request that a caller sends inside an admitted call. */
class TargetInsideACallTest {

    private static final long CALL_SECONDS_MAX = 3_600;
    private static final String CONTACT = Messages.CONTACT;

    private ProxyBench bench;
    private FakeWire.Sent forwarded;
    private int sent;

    private void establishAt(CarrierConfig... carriers) {
        bench = new ProxyBench(List.of(carriers));
        answerWith(CONTACT);
    }

    private void answerWith(String contact) {
        forwarded = bench.establish(invite(ProxyBench.FREE_URI), contact);
    }

    private static CarrierConfig carrier(String name, String ip, int priority,
            DeliveryConfig delivery) {
        return new CarrierConfig(name, ip, 5090, "udp", priority, 1, FailoverConfig.DEFAULT,
                ProbeConfig.OFF, new LimitsConfig(0, 0, (int) CALL_SECONDS_MAX), delivery,
                Optional.empty());
    }

    private void establish(String format, String country, String techPrefix) {
        establishAt(carrier("carrier-a", "127.0.0.3", 1,
                new DeliveryConfig(format, country, techPrefix, List.of())));
    }

    private void establish() {
        establish("+e164", "", "");
    }

    /** What the caller's request to this URI leads to: an answer, or the request at the carrier. */
    private FakeWire.Sent send(String method, String uri, String furtherRoute) {
        bench.receive(bench.pbx, inDialog(method, forwarded, "z9hG4bKre" + sent, 2)
                .replace(CONTACT + " SIP", uri + " SIP")
                .replaceFirst("(Route: <[^>]*>)", "$1" + furtherRoute));
        sent++;
        List<FakeWire.Sent> led = bench.wire.take();
        return led.get(led.size() - 1);
    }

    private FakeWire.Sent send(String method, String uri) {
        return send(method, uri, "");
    }

    /** Names that carriers give to their end of a call, digits in them, too. */
    @ParameterizedTest
    @ValueSource(strings = {"sip:abc123@127.0.0.3", "sip:001234@127.0.0.3:5090", "sip:127.0.0.3",
        "sip:callee@127.0.0.3", "sip:9f3c1a77e2@127.0.0.3;transport=udp", "sip:1001@127.0.0.3",
        "sip:btpsh-5f3c1a77-1f3c@127.0.0.3", "sip:sbc-1@127.0.0.3", "sip:anonymous@127.0.0.3",
        "sip:asterisk@127.0.0.3", "sip:gw+5f3c1a77e2901234567@127.0.0.3", "sip:a%C3%A9@127.0.0.3",
        "sip:btpsh-5f3c;ob=1;rnd=12@127.0.0.3",
        "sip:+33187654321@127.0.0.3", "sip:0187654321@127.0.0.3"})
    void passesAsItCameIfItIsTheCarriersOwnNameOrTheCalledNumber(String uri) {
        establish();
        for (String method : List.of("INVITE", "MESSAGE", "UPDATE", "INFO")) {
            FakeWire.Sent sent = send(method, uri);
            assertThat(sent.to().remote().getAddress())
                    .isEqualTo(bench.carrier.remote().getAddress());
            assertThat(sent.firstLine()).isEqualTo(method + " " + uri + " SIP/2.0");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "+e164, '', '', 4930123456", "e164, '', '', 4930123456", "00e164, '', '', 4930%312-3456",
        "e164, '', '1234#', 1234%234930123456", "e164, '', '1234#', %31234%234930123456",
        "national, DE, '', 030123456", "national, DE, '99', 99030123456",
        "+e164, '', '', +4930123456", "+e164, '', '', 004930123456;x=y",
        "+e164, '', '', 4930123456;x;x", "+e164, '', '', +33187654321;rn=+4930123456"})
    void isRefusedIfItIsAListedNumberAsTheCallerOrTheCarrierWritesIt(String format,
            String country, String techPrefix, String user) {
        establish(format, country, techPrefix);
        bench.listed = Set.of(4930123456L);
        for (String method : List.of("INVITE", "MESSAGE")) {
            assertThat(send(method, "sip:" + user + "@127.0.0.3:5090").firstLine())
                    .isEqualTo("SIP/2.0 603 Suppressed");
        }
    }

    /** Australia's, or a French one whose 0 nobody leaves out here. */
    @ParameterizedTest
    @CsvSource({"612345678, 33612345678", "612345678, 612345678", "6-12.345678;x=y, 33612345678"})
    void isRefusedIfItIsAListedNumberToWhoeverReadsItInOneOfItsWays(String user, long listed) {
        establish();
        bench.listed = Set.of(listed);
        assertThat(send("INVITE", "sip:" + user + "@127.0.0.3:5090").firstLine())
                .isEqualTo("SIP/2.0 603 Suppressed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tel:123456;phone-context=x", "tel:+999",
        "sip:+33187654321;rn=12@127.0.0.3", "sip:+33187654321;rn=+999@127.0.0.3"})
    void isRefusedIfItIsANumberForCertainAndCannotBeRead(String uri) {
        establish();
        assertThat(send("INVITE", uri, ", <sip:127.0.0.3:5090;lr>").firstLine())
                .startsWith("SIP/2.0 484 ");
    }

    /** Whoever reads digits as far as they go, or puts a prefix before them, reads a number. */
    private static final String LIKE_NUMBERS = "0612345678x, 90612345678, 00123456, "
            + "06-12-34-56-78(x), %30612345678z, 12345678901234567, +0012345678, *31*0612345678x, "
            + "%EF%BC%90%EF%BC%96%EF%BC%91%EF%BC%92";

    static Stream<String> likeNumbers() {
        return Stream.of(LIKE_NUMBERS.split(", ")).map(user -> "sip:" + user + "@127.0.0.3:5090");
    }

    @ParameterizedTest
    @MethodSource("likeNumbers")
    void isRefusedIfItLooksLikeANumberAndNobodyReadsIt(String uri) {
        establish();
        for (String method : List.of("INVITE", "MESSAGE")) {
            assertThat(send(method, uri).firstLine()).startsWith("SIP/2.0 484 ");
        }
        assertThat(send("INFO", uri).firstLine()).startsWith("INFO ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0612345678;phone-context=+33;phone-context=+33",
        "678;phone-context=+3361234;Phone-Context=+3361234", "678;phone-context=+3361234!",
        "678%3Bphone-context=+3361234", "x;rn=12", "678;%72n=0612345678x"})
    void isRefusedIfAParameterSaysHowToReadItAndNobodyCan(String user) {
        establish();
        assertThat(send("INVITE", "sip:" + user + "@127.0.0.3:5090").firstLine())
                .startsWith("SIP/2.0 484 ");
    }

    /** RFC 3261 19.1.1: nobody else can read it, but everybody can compare it. */
    @ParameterizedTest
    @MethodSource("likeNumbers")
    void passesAsItCameIfItLooksLikeANumberAndTheCarrierGaveIt(String uri) {
        bench = new ProxyBench();
        answerWith(uri);
        assertThat(send("INVITE", uri).firstLine()).isEqualTo("INVITE " + uri + " SIP/2.0");
        assertThat(send("INVITE", "sip:90612345679@127.0.0.3:5090").firstLine())
                .startsWith("SIP/2.0 484 ");
    }

    @Test
    void isTheCarriersNameBeforeItIsANumberThatOnlyOthersWouldReadInIt() {
        bench = new ProxyBench();
        bench.listed = Set.of(33187654322L, 33187654323L);
        answerWith("sip:187654322@127.0.0.3:5090");
        assertThat(send("INVITE", "sip:187654322@127.0.0.3:5090").firstLine())
                .startsWith("INVITE ");
        assertThat(send("INVITE", "sip:187654323@127.0.0.3:5090").firstLine())
                .isEqualTo("SIP/2.0 603 Suppressed");
    }

    @Test
    void isTheNameThatTheCarrierGaveLast() {
        establish();
        send("INVITE", CONTACT);
        FakeWire.Sent reInvite = send("INVITE", CONTACT);
        bench.receive(bench.carrier, response(reInvite, "200 OK", "")
                .replace(CONTACT, "sip:00123456@127.0.0.3:5090"));
        bench.wire.take();

        assertThat(send("INVITE", "sip:00123456@127.0.0.3:5090").firstLine())
                .startsWith("INVITE ");
        assertThat(send("INVITE", CONTACT).firstLine()).startsWith("INVITE ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tel:112", "sip:112@127.0.0.3", "urn:service:sos"})
    void passesIfItIsAnEmergencyNumber(String uri) {
        establish();
        assertThat(send("INVITE", uri, ", <sip:127.0.0.3:5090;lr>").firstLine())
                .isEqualTo("INVITE " + uri + " SIP/2.0");
    }

    /** RFC 3261 16.6 step 6: for a strict router the Route becomes the Request-URI. */
    @Test
    void isJudgedAsItLeavesForAStrictRouter() {
        establish();
        bench.listed = Set.of(4930123456L);

        assertThat(send("INVITE", CONTACT, ", <sip:+4930123456@127.0.0.3:5090>").firstLine())
                .isEqualTo("SIP/2.0 603 Suppressed");
        assertThat(send("INVITE", "sip:+4930123456@127.0.0.3", ", <sip:127.0.0.3:5090>")
                .firstLine()).isEqualTo("SIP/2.0 603 Suppressed");
    }

    @Test
    void passesForAStrictRouterThatBearsAName() {
        establish();
        assertThat(send("INVITE", CONTACT, ", <sip:edge1@127.0.0.3:5090>").firstLine())
                .isEqualTo("INVITE sip:edge1@127.0.0.3:5090 SIP/2.0");
    }

    @Test
    void isNoLicenceToCallTheNumberOnceTheCallCannotBeUpAnyMore() {
        establish();
        bench.listed = Set.of(33187654321L);
        bench.epochMillis = CALL_SECONDS_MAX * 1_000;
        assertThat(send("INVITE", CONTACT).firstLine()).startsWith("INVITE ");

        bench.epochMillis += 1_000;
        assertThat(send("INVITE", CONTACT).firstLine()).isEqualTo("SIP/2.0 603 Suppressed");
        assertThat(send("BYE", CONTACT).firstLine()).startsWith("BYE ");
    }

    @Test
    void isShownNoHeadersThatTheCarrierThatItNamesIsNotToSee() {
        establishAt(carrier("carrier-a", "127.0.0.3", 1, DeliveryConfig.PLAIN),
                carrier("carrier-b", "127.0.0.4", 2,
                        new DeliveryConfig("+e164", "", "", List.of("x-campaign"))));
        assertThat(send("INFO", CONTACT).all("X-Campaign")).hasSize(1);

        FakeWire.Sent info = send("INFO", "sip:gw@127.0.0.4:5090");
        assertThat(info.to()).isSameAs(bench.secondCarrier);
        assertThat(info.all("X-Campaign")).isEmpty();
    }
}
