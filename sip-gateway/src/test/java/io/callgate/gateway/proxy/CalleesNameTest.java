package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.inDialog;
import static io.callgate.gateway.proxy.Messages.invite;
import static io.callgate.gateway.proxy.Messages.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the callee calls itself in its Contact, which its caller may send requests to. */
class CalleesNameTest {

    private static final String CONTACT = Messages.CONTACT;
    /** No number that anybody here dials, but one behind the country code. */
    private static final String BARE = "sip:187654322@127.0.0.3:5090";
    private static final String UNREADABLE = "sip:0612345678x@127.0.0.3:5090";
    /** Like a number, and not even its digits are one. */
    private static final String OPAQUE = "sip:1234567x@127.0.0.3:5090";
    private static final String SUPPRESSED = "SIP/2.0 603 Suppressed";

    private final ProxyBench bench = new ProxyBench();
    private FakeWire.Sent forwarded;
    private int sent;

    private void establish(String contact) {
        forwarded = bench.establish(invite(ProxyBench.FREE_URI), contact);
    }

    private FakeWire.Sent led(Hop from, String message) {
        bench.receive(from, message);
        List<FakeWire.Sent> led = bench.wire.take();
        return led.get(led.size() - 1);
    }

    private String inside(String method, String uri) {
        sent++;
        return inDialog(method, forwarded, "z9hG4bKname" + sent, sent + 1)
                .replace(CONTACT + " SIP", uri + " SIP");
    }

    private FakeWire.Sent toCallee(String method, String uri) {
        return led(bench.pbx, inside(method, uri));
    }

    private static String swapped(String message) {
        return message.replace(";tag=b2", ";tag=swapped").replace(";tag=a1", ";tag=b2")
                .replace(";tag=swapped", ";tag=a1");
    }

    /** Its tags the other way round. */
    private FakeWire.Sent fromCallee(Hop from, String method, String contact) {
        return fromCallee(from, method, contact, "sip:pbx@127.0.0.2:5070");
    }

    private FakeWire.Sent fromCallee(Hop from, String method, String contact, String uri) {
        return led(from, swapped(inside(method, uri))
                .replace("X-Campaign: spring", "Contact: <" + contact + ">"));
    }

    private void assertPasses(String uri) {
        assertThat(toCallee("INVITE", uri).firstLine()).isEqualTo("INVITE " + uri + " SIP/2.0");
    }

    @Test
    void isTheOneThatItsCarrierToldInAReInvite() {
        establish(CONTACT);
        bench.listed = Set.of(33187654322L);
        assertThat(fromCallee(bench.carrier, "INVITE", BARE).to()).isSameAs(bench.pbx);
        assertPasses(BARE);
    }

    /** RFC 3311: it refreshes the target as a re-INVITE does. */
    @Test
    void isTheOneThatItsCarrierToldInAnUpdate() {
        establish(CONTACT);
        assertThat(fromCallee(bench.carrier, "UPDATE", UNREADABLE).to()).isSameAs(bench.pbx);
        assertPasses(UNREADABLE);
    }

    @Test
    void isTheOneThatItsCarrierAnsweredToAnUpdate() {
        establish(CONTACT);
        FakeWire.Sent update = toCallee("UPDATE", CONTACT);
        bench.receive(bench.carrier, response(update, "200 OK", "").replace(CONTACT, UNREADABLE));
        bench.wire.take();
        assertPasses(UNREADABLE);
    }

    /** RFC 3261 14.2: what is refused changes nothing, and who sees it first cannot know. */
    @Test
    void isTheOneThatWasToldBeforeAsWell() {
        establish(UNREADABLE);
        fromCallee(bench.carrier, "INVITE", BARE);
        fromCallee(bench.carrier, "INVITE", BARE);
        assertPasses(UNREADABLE);
        fromCallee(bench.carrier, "UPDATE", CONTACT);
        assertThat(toCallee("INVITE", UNREADABLE).firstLine()).startsWith("SIP/2.0 484 ");
    }

    private ProxyBench restarted() {
        ProxyBench later = ProxyBench.startedAt(100);
        later.receive(later.pbx, inside("INVITE", OPAQUE));
        return later;
    }

    /** With session timers (RFC 4028) the call would end else. */
    @Test
    void isForgottenByARestartAndPassesIfTheCallMayBeUpAndItsNumberBeCalled() {
        establish(OPAQUE);
        ProxyBench later = restarted();
        assertThat(later.wire.take()).last().satisfies(sent ->
                assertThat(sent.firstLine()).startsWith("INVITE " + OPAQUE));
        assertThat(later.takeReports()).singleElement().satisfies(report ->
                assertThat(report.number).isEqualTo(33187654321L));
        assertThat(later.attempts).isEmpty();

        later.listed = Set.of(33187654321L);
        later.receive(later.pbx, inside("INVITE", OPAQUE));
        assertThat(later.wire.take()).last().satisfies(sent ->
                assertThat(sent.firstLine()).isEqualTo(SUPPRESSED));
        later.epochMillis += 365 * 86_400_000L;
        later.listed = Set.of();
        later.receive(later.pbx, inside("INVITE", OPAQUE));
        assertThat(later.wire.take()).last().satisfies(sent ->
                assertThat(sent.firstLine()).startsWith("SIP/2.0 484 "));
    }

    /** Who reads the token can send as the callee from wherever no caller is known. */
    @Test
    void isNoneThatSomebodyElseTells() {
        establish(CONTACT);
        bench.listed = Set.of(33187654322L);
        Hop stranger = bench.wire.hopTo(Transport.UDP, new InetSocketAddress("203.0.113.66", 1));
        for (String contact : List.of(BARE, OPAQUE)) {
            assertThat(fromCallee(stranger, "INVITE", contact).to()).isSameAs(bench.pbx);
            assertThat(toCallee("INVITE", contact).firstLine()).startsWith("SIP/2.0 ");
        }
        assertThat(toCallee("INVITE", BARE).firstLine()).isEqualTo(SUPPRESSED);
    }

    @Test
    void isNoneThatWasToldInWhatWentNowhere() {
        establish(CONTACT);
        assertThat(fromCallee(bench.carrier, "INVITE", OPAQUE, "tel:+33162000000").to())
                .isSameAs(bench.carrier);
        assertThat(toCallee("INVITE", OPAQUE).firstLine()).startsWith("SIP/2.0 484 ");
    }

    /** Its tags are the other way round in an answer that nobody has asked its callee for. */
    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "UPDATE"})
    void isNoneThatTheCallerTellsInItsAnswerToTheCallee(String method) {
        establish(CONTACT);
        String answer = response(fromCallee(bench.carrier, method, CONTACT), "200 OK", "");
        bench.receive(bench.pbx, swapped(answer).replace(CONTACT, OPAQUE));
        bench.wire.take();
        assertThat(toCallee("INVITE", OPAQUE).firstLine()).startsWith("SIP/2.0 484 ");
    }

    @Test
    void mayBeANumberOfANetworkThatNobodyElseReads() {
        String local = "sip:1234567;phone-context=ims.example@127.0.0.3:5090";
        establish(local);
        assertPasses(local);
        assertThat(toCallee("INVITE", local.replace("567", "568")).firstLine())
                .startsWith("SIP/2.0 484 ");
    }

    /** Who makes up a name for a call of before the restart reaches nobody listed by its digits. */
    @ParameterizedTest
    @ValueSource(strings = {"0612345678x", "06 12-34.56 78;x", "+33612345678x",
            "0612345678;phone-context=ims.example", "0033612345678*1"})
    void isForgottenByARestartButRefusedIfItBeginsWithAListedNumber(String user) {
        establish(CONTACT);
        String uri = "sip:" + user.replace(" ", "%20") + "@127.0.0.3:5090";
        ProxyBench later = ProxyBench.startedAt(100);
        later.receive(later.pbx, inside("INVITE", uri));
        assertThat(later.wire.take()).last().satisfies(sent ->
                assertThat(sent.firstLine()).isEqualTo(SUPPRESSED));
        later.listed = Set.of();
        later.receive(later.pbx, inside("INVITE", uri));
        assertThat(later.wire.take()).last().satisfies(sent ->
                assertThat(sent.firstLine()).startsWith("INVITE " + uri));
    }

    @Test
    void isForgottenByARestartAndNoAttemptToReachTheNumberThatItBeginsWith() {
        establish(CONTACT);
        ProxyBench later = ProxyBench.startedAt(100);
        later.asleep = Set.of(ProxyBench.LISTED);
        later.listed = Set.of();
        later.receive(later.pbx, inside("INVITE", UNREADABLE));
        assertThat(later.takeReports()).extracting(report -> report.number)
                .containsExactly(33187654321L, ProxyBench.LISTED);
        assertThat(later.attempts).isEmpty();
    }

    /** The call is up, and its carrier gave the name: only this process does not know it. */
    @ParameterizedTest
    @ValueSource(strings = {"phone-context=ims.example", "rn=ims"})
    void isForgottenByARestartAndPassesAlsoIfItIsANumberThatNobodyElseReads(String parameter) {
        String local = "sip:1234567;" + parameter + "@127.0.0.3:5090";
        establish(local);
        ProxyBench later = ProxyBench.startedAt(100);
        later.receive(later.pbx, inside("INVITE", local));
        assertThat(later.wire.take()).last().satisfies(sent ->
                assertThat(sent.firstLine()).startsWith("INVITE " + local));
        assertThat(later.takeReports()).singleElement().satisfies(report ->
                assertThat(report.number).isEqualTo(33187654321L));

        later.listed = Set.of(33187654321L);
        later.receive(later.pbx, inside("INVITE", local));
        assertThat(later.wire.take()).last().satisfies(sent ->
                assertThat(sent.firstLine()).isEqualTo(SUPPRESSED));
    }

    @Test
    void isNoAttemptAndReachedAtAnyHourIfItIsANumber() {
        String pilot = "sip:+33199000001@127.0.0.3:5090";
        establish(pilot);
        bench.asleep = Set.of(33199000001L, 33199000002L);
        assertPasses(pilot);
        assertThat(bench.attempts).isEmpty();
        assertThat(bench.takeReports()).singleElement().satisfies(report ->
                assertThat(report.number).isEqualTo(33199000001L));
        assertThat(toCallee("INVITE", pilot.replace("01@", "02@")).firstLine())
                .startsWith("SIP/2.0 603 ");
        bench.listed = Set.of(33199000001L);
        assertThat(toCallee("INVITE", pilot).firstLine()).isEqualTo(SUPPRESSED);
    }

    private FakeWire.Sent by(String route) {
        return led(bench.pbx, inside("INVITE", CONTACT)
                .replaceFirst("(Route: <[^>]*>)", "$1, " + route));
    }

    @Test
    void isNotNeededForTheCookieOfARouterThatCallsNobodyByIt() {
        establish(CONTACT);
        bench.listed = Set.of(33187654322L);
        assertThat(by("<" + BARE + ";lr>").firstLine()).startsWith("INVITE ");
        assertThat(bench.takeReports()).isEmpty();
        assertThat(by("<" + BARE + ">").firstLine()).isEqualTo(SUPPRESSED);
    }
}
