package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.store.Store;
import io.callgate.store.register.Author;
import io.callgate.store.register.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A country that goes over from a register of objections to consent, as France did, two days ago or
 * in two days' time; so that no test depends on the hour, its law names no hours.
 */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class LawInForceTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String CALLER = "{name: marketing, peers: [127.0.0.1/32]}";
    private static final String WATCHED = "{name: marketing, peers: [127.0.0.1/32], shadow: true}";

    @Test
    void asksTheRegisterUntilTheDayBefore(Stage stage) throws IOException {
        GatewayUnderTest gateway = gateway(stage, TODAY.plusDays(2), CALLER);

        assertThat(answer(stage, gateway, Numbers.CLEAN)).startsWith("SIP/2.0 100 ");
        assertThat(answer(stage, gateway, Numbers.LISTED)).startsWith("SIP/2.0 603 Suppressed")
                .contains("Reason: Q.850;cause=21;text=\"listed\"");
        gateway.records().awaitJudgedWith("\"law\":\"register of objections\"", 2);
    }

    @Test
    void asksForConsentFromTheDayOn(Stage stage) throws IOException {
        GatewayUnderTest gateway = gateway(stage, TODAY.minusDays(2), CALLER);

        assertThat(answer(stage, gateway, Numbers.CLEAN)).startsWith("SIP/2.0 603 Suppressed")
                .contains("Reason: Q.850;cause=21;text=\"no-consent\"");
        gateway.records().awaitJudgedWith("\"finding\":\"no-consent\",\"scope\":\"all campaigns\","
                + "\"article\":\"art. 2\"", 1);
        try (Store store = Store.open(gateway.store())) {
            store.consentAdd(new Author("test", "outer test"), new Event.ConsentGiven(
                    SampleStore.SELLER, Event.ALL_CAMPAIGNS, 33353010001L,
                    Instant.now().minusSeconds(60), Instant.now().plusSeconds(3_600), "form", ""));
        }
        Awaitility.await().until(
                () -> answer(stage, gateway, Numbers.CLEAN).startsWith("SIP/2.0 100 "));
    }

    @Test
    void isOnlyWatchedForACallerOnTrial(Stage stage) throws IOException {
        GatewayUnderTest gateway = gateway(stage, TODAY.minusDays(2), WATCHED);

        assertThat(answer(stage, gateway, Numbers.OPTED_OUT)).startsWith("SIP/2.0 100 ");
        gateway.records().awaitJudgedWith("\"verdict\":\"refused\",\"reason\":\"opt-out\"", 1);
        gateway.records().awaitJudgedWith("\"passed\":\"shadow\"", 1);
        gateway.metrics().await(1, "callgate_calls_total", "reason=\"opt-out\"",
                "verdict=\"would_refuse\"");
    }

    /** RFC 4694: of the two numbers of a call, the one that would be refused is told of. */
    @Test
    void isWatchedOnARoutingNumberToo(Stage stage) throws IOException {
        GatewayUnderTest gateway = gateway(stage, TODAY.plusDays(2), WATCHED);

        assertThat(answer(stage, gateway, Numbers.CLEAN + ";npdi;rn=" + Numbers.OPTED_OUT))
                .startsWith("SIP/2.0 100 ");
        gateway.records().awaitJudgedWith("\"called\":\"" + Numbers.OPTED_OUT
                + "\",\"verdict\":\"refused\",\"reason\":\"opt-out\"", 1);
        gateway.records().awaitJudgedWith("\"passed\":\"shadow\"", 1);
    }

    private static GatewayUnderTest gateway(Stage stage, LocalDate change, String caller)
            throws IOException {
        Path laws = stage.newFolder("laws");
        Files.writeString(laws.resolve("fr.yaml"), """
                country: FR
                periods:
                  - in-force-from: 2016-07-01
                    in-force-until: %s
                    law: register of objections
                    registries: [{name: bloctel, access: whole-list, article: art. 1}]
                  - in-force-from: %s
                    law: consent
                    consent: {need: required, validity-months-max: 12, article: art. 2}
                """.formatted(change.minusDays(1), change));
        // A key of the seller stands behind its callers as well as before them.
        return stage.gateway(settings -> settings.carrier(Ports.free())
                .caller(caller + "\n    regulations: {FR: fr}")
                .further("regulations: {directory: " + laws + "}"));
    }

    private static String answer(Stage stage, GatewayUnderTest gateway, String number) {
        RawPeer dialer = stage.rawPeer();
        dialer.send(gateway.port(), SipText.invite(number, dialer.port(), gateway.port()));
        return dialer.receive(Patience.MAX).orElseThrow();
    }
}
