package io.callgate.gateway.admission;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.config.CallerTermsConfig;
import io.callgate.gateway.config.CampaignConfig;
import io.callgate.gateway.config.GatewayConfig.CallerConfig;
import io.callgate.gateway.config.GatewayConfig.DiallingConfig;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.gateway.config.KnownBy;
import io.callgate.gateway.config.TermsConfig;
import io.callgate.gateway.message.Fault;
import io.callgate.gateway.message.SipMessage;
import io.callgate.store.regulation.Rules.Purpose;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CampaignsTest {

    private static final long SPRING_NUMBER = 33162000001L;
    private static final DiallingConfig DIALLING =
            new DiallingConfig(List.of("77#"), List.of(), List.of(), List.of(), Set.of());

    private static final CampaignConfig AFTERSALES = new CampaignConfig("aftersales",
            Purpose.SERVICE, "", List.of("aftersales"), List.of("81#"), List.of("+33162000004"));

    private final List<SellerConfig> sellers = List.of(
            seller("choucroute", List.of(campaign("spring", "spring", "77#", "+33162000001"),
                    campaign("poll", "poll", "78#", "+33162000002"), AFTERSALES),
                    caller("trusted", new CallerTermsConfig("", true, false, false)),
                    caller("plain", CallerTermsConfig.USUAL),
                    caller("pollster", new CallerTermsConfig("poll", false, false, false)),
                    caller("workshop", new CallerTermsConfig("aftersales", false, false, false))),
            seller("fondue", List.of(campaign("cheese", "cheese", "79#", "+33162000003")),
                    caller("cellar", new CallerTermsConfig("", true, false, false))));
    private final Callers callers = new Callers(sellers);

    @Test
    void areToldByAHeaderFromACallerWhoMaySetIt() {
        assertThat(campaignOf("trusted", "0612345678", "x-callgate-CAMPAIGN : poll\r\n"))
                .isEqualTo("poll");
        assertThat(campaignOf("trusted", "77%230612345678", "X-Callgate-Campaign: poll\r\n"))
                .isEqualTo("poll");
    }

    @Test
    void areNotToldByAHeaderFromAnybodyElse() {
        assertThat(campaignOf("plain", "0612345678", "X-Callgate-Campaign: poll\r\n")).isEmpty();
        assertThat(campaignOf("pollster", "0612345678", "X-Callgate-Campaign: spring\r\n"))
                .isEqualTo("poll");
    }

    @Test
    void areUnknownWhenTheHeaderNamesAnothersOrNone() {
        assertThat(campaignOf("trusted", "77%230612345678", "X-Callgate-Campaign: cheese\r\n"))
                .isEmpty();
        assertThat(campaignOf("cellar", "0612345678", "X-Callgate-Campaign: spring\r\n")).isEmpty();
        assertThat(campaignOf("trusted", "0612345678", "X-Callgate-Campaign: SPRING\r\n"))
                .isEmpty();
    }

    @Test
    void areToldByATechPrefixHoweverItIsEscaped() {
        assertThat(campaignOf("plain", "77%230612345678", "")).isEqualTo("spring");
        assertThat(campaignOf("plain", "%37%37%230612345678", "")).isEqualTo("spring");
        assertThat(campaignOf("plain", "79%230612345678", "")).isEmpty();
    }

    @Test
    void areToldByTheNumberPresentedTheAssertedOneFirst() {
        assertThat(campaignOf("plain", "0612345678", "P-Asserted-Identity: \"Spring\""
                + " <sip:0162000001@pbx>, <tel:+33162000002>\r\n")).isEqualTo("spring");
        assertThat(campaignOf("plain", "0612345678", "", "<tel:+33162000002>;tag=1"))
                .isEqualTo("poll");
        assertThat(campaignOf("plain", "0612345678", "P-Asserted-Identity: <tel:+33162000001>\r\n",
                "<tel:+33162000002>;tag=1")).isEqualTo("spring");
        assertThat(campaignOf("plain", "0612345678", "", "<tel:+33162000003>;tag=1")).isEmpty();
        assertThat(read("plain", "0612345678", "", "<sip:0162000001@pbx>;tag=1").presented())
                .isEqualTo(SPRING_NUMBER);
    }

    @Test
    void areNotTakenForServiceOnTheWordOfACallerWhoseOwnTheyAreNot() {
        for (String caller : List.of("plain", "pollster")) {
            assertThat(campaignOf(caller, "81%230612345678", "")).isEmpty();
            assertThat(campaignOf(caller, "0612345678", "", "<tel:+33162000004>;tag=1")).isEmpty();
            assertThat(campaignOf(caller, "0612345678",
                    "P-Asserted-Identity: <tel:+33162000004>\r\n")).isEmpty();
        }
    }

    @Test
    void areTakenForServiceFromACallerWhoseOwnTheyAreOrWhoMayNameThem() {
        for (String caller : List.of("workshop", "trusted")) {
            assertThat(campaignOf(caller, "81%230612345678", "")).isEqualTo("aftersales");
            assertThat(campaignOf(caller, "0612345678", "", "<tel:+33162000004>;tag=1"))
                    .isEqualTo("aftersales");
        }
    }

    /** Or a caller of a banned campaign would escape the ban by the marks of another. */
    @Test
    void areUnknownByTheMarksOfAnotherThanTheCallersOwn() {
        for (String caller : List.of("pollster", "workshop")) {
            assertThat(campaignOf(caller, "77%230612345678", "")).isEmpty();
            assertThat(campaignOf(caller, "0612345678", "", "<tel:+33162000001>;tag=1")).isEmpty();
        }
        assertThat(campaignOf("pollster", "78%230612345678", "")).isEqualTo("poll");
        assertThat(campaignOf("trusted", "77%230612345678", "")).isEqualTo("spring");
    }

    @Test
    void presentNoNumberWhereNoneCanBeRead() {
        assertThat(read("plain", "0612345678", "", "<sip:agent7@pbx>;tag=1").presented()).isZero();
        assertThat(read("plain", "0612345678", "P-Asserted-Identity: <<\r\n",
                "<sip:pbx>;tag=1").presented()).isZero();
        assertThat(read("plain", "0612345678", "", "<sip:112@pbx>;tag=1").presented()).isZero();
    }

    @Test
    void presentEachNumberOfFromAndOfAllAssertedIdentities() {
        assertThat(further("P-Asserted-Identity: \"S, <x>\" <sip:0162000001@pbx>,<tel:+33162000002>"
                + "\r\nP-Asserted-Identity: <sip:0612000000@pbx>\r\n",
                "<tel:+33162000003>;tag=1"))
                .containsExactly(33162000002L, 33612000000L, 33162000003L);
        assertThat(further("P-Asserted-Identity: <tel:+33162000001>\r\n",
                "<tel:+33162000001>;tag=1")).isEmpty();
        assertThat(further("P-Asserted-Identity: <sip:desk@pbx>\r\n",
                "<tel:+33162000001>;tag=1")).isEmpty();
    }

    @Test
    void presentANumberNotUnderstoodForWhatCannotBeReadOrIsTooMuch() {
        assertThat(further("P-Asserted-Identity: <tel:+33162000001>, <<\r\n",
                "<sip:pbx>;tag=1")).containsExactly(0L);
        assertThat(further("P-Asserted-Identity: " + IntStream.range(1, 9)
                .mapToObj(last -> "<tel:+3316200000" + last + ">").collect(joining(",")) + "\r\n",
                "<sip:pbx>;tag=1"))
                .containsExactly(33162000002L, 33162000003L, 33162000004L, 0L);
    }

    private long[] further(String headers, String from) {
        Campaigns read = read("plain", "0612345678", headers, from);
        assertThat(read.presented()).isEqualTo(SPRING_NUMBER);
        return Arrays.copyOf(read.further(), read.furtherCount());
    }

    private String campaignOf(String caller, String number, String headers) {
        return campaignOf(caller, number, headers, "<sip:agent7@pbx>;tag=1");
    }

    private String campaignOf(String caller, String number, String headers, String from) {
        Campaigns read = read(caller, number, headers, from);
        return read.name(named(caller), read.campaign());
    }

    private Campaigns read(String caller, String number, String headers, String from) {
        byte[] invite = ("INVITE sip:" + number + "@gate SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP pbx;branch=z9hG4bK1\r\nFrom: " + from + "\r\n"
                + "To: <sip:" + number + "@gate>\r\nCall-ID: 1@pbx\r\nCSeq: 1 INVITE\r\n"
                + headers + "Content-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        SipMessage message = new SipMessage();
        assertThat(message.scan(invite, invite.length)).isEqualTo(Fault.NONE);
        Campaigns campaigns = callers.campaigns();
        campaigns.read(message, named(caller));
        return campaigns;
    }

    private Caller named(String caller) {
        return callers.all().stream().filter(one -> one.name().equals(caller)).findFirst()
                .orElseThrow();
    }

    private static SellerConfig seller(String name, List<CampaignConfig> campaigns,
            CallerConfig... callers) {
        return new SellerConfig(name, "FR", List.of(), List.of(callers), TermsConfig.UNSTATED,
                campaigns);
    }

    private static CallerConfig caller(String name, CallerTermsConfig terms) {
        return new CallerConfig(name, KnownBy.ofPeers("127.0.0.1/32"), DIALLING, 603, terms);
    }

    private static CampaignConfig campaign(String name, String header, String prefix,
            String number) {
        return new CampaignConfig(name, Purpose.PROSPECTING, "", List.of(header), List.of(prefix),
                List.of(number));
    }
}
