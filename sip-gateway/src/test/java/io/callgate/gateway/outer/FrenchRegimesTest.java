package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.store.ListImport;
import io.callgate.store.Store;
import io.callgate.store.ingest.Standing;
import io.callgate.store.register.Author;
import io.callgate.store.register.Event;
import io.callgate.store.register.ListKind;
import io.callgate.store.snapshot.SnapshotBuilder.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The two regimes of the shipped {@code fr.yaml}, on the wire, by the clock of the gateway: BlocTel
 * to the end of 10 August 2026, consent from the 11th.
 */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class FrenchRegimesTest {

    private static final Path SHIPPED = Path.of("..", "configs", "regulations");
    private static final LocalDate SCRUBBED = LocalDate.parse("2026-08-01");
    private static final Author ADMIN = new Author("test", "outer test");
    private static final long CLEAN = Long.parseLong(Numbers.CLEAN.substring(1));
    private static final long LISTED = Long.parseLong(Numbers.LISTED.substring(1));
    private static final String NEVER_ASKED = "+33353010009";
    private static final long GUADELOUPE = 590590010001L;
    private static final String ON_GUADELOUPE = "+" + GUADELOUPE;
    private static final String TRYING = "SIP/2.0 100 ";

    /** Read by the gateway's loop at each turn. */
    private volatile Instant now;
    private Stage stage;
    private GatewayUnderTest gateway;

    @BeforeEach
    void aSellerUnderFrenchLaw(Stage aStage) throws IOException {
        stage = aStage;
        now = Instant.parse("2026-08-10T08:00:00Z");
        // A key of the seller stands behind its callers as well as before them.
        gateway = stage.gateway(settings -> settings.carrier(Ports.free()).clock(() -> now)
                .caller("{name: marketing, peers: [127.0.0.1/32], dialling: by-hand}"
                        + "\n    regulations: {FR: fr}")
                .further("regulations: {directory: " + SHIPPED.toAbsolutePath() + "}"));
        importAnswers(gateway.store(), stage.newFolder("scrub").resolve("retour.csv"));
        awaitTrying();
    }

    private static void importAnswers(Path store, Path file) throws IOException {
        Files.writeString(file, "any");
        try (Store open = Store.open(store)) {
            open.remove(ADMIN, SampleStore.LIST, "a scrub answers from now on");
            open.importList(new ListImport(SampleStore.LIST, file, ListKind.VERDICT_CACHE,
                    SCRUBBED, Mode.REPLACE, Optional.empty(), ListImport.Limits.USUAL, ADMIN, ""),
                    entries -> {
                        entries.number(CLEAN, Standing.CLEAN);
                        entries.number(GUADELOUPE, Standing.CLEAN);
                        entries.number(LISTED, Standing.LISTED);
                    });
        }
    }

    /** Until what was recorded is in force, for which an admitted call is the sign. */
    private void awaitTrying() {
        Awaitility.await().atMost(Patience.MAX)
                .until(() -> answerTo(Numbers.CLEAN).startsWith(TRYING));
    }

    private String answerTo(String number) {
        RawPeer dialer = stage.rawPeer();
        dialer.send(gateway.port(), SipText.invite(number, dialer.port(), gateway.port()));
        return dialer.receive(Patience.MAX).orElseThrow();
    }

    private String answerAt(String time, String number) {
        now = Instant.parse(time);
        return answerTo(number);
    }

    private static void assertRefusedFor(String reason, String answer) {
        assertThat(answer).startsWith("SIP/2.0 603 Suppressed")
                .contains("Reason: Q.850;cause=21;text=\"" + reason + "\"");
    }

    @Test
    void underBlocTelItsAnswersDecideAndThenTheHour() {
        assertRefusedFor("listed", answerTo(Numbers.LISTED));
        assertThat(answerTo(NEVER_ASKED)).startsWith("SIP/2.0 480 ")
                .contains("number-not-covered");
        gateway.records().awaitJudgedWith("\"law\":\"Code de la consommation, art. L223-1"
                + " (BlocTel) and D223-9\"},{\"step\":6,\"finding\":\"not-exempt\"},"
                + "{\"step\":7,\"finding\":\"number-not-covered\"", 1);
        assertRefusedFor("outside-hours", answerAt("2026-08-10T11:30:00Z", Numbers.CLEAN));
        assertThat(answerAt("2026-08-10T17:59:59Z", Numbers.CLEAN)).startsWith(TRYING);
    }

    /** One gateway, never restarted, on both sides of midnight where the called person is. */
    @Test
    void fromItsDayOnOnlyConsentDoes() throws IOException {
        assertRefusedFor("outside-hours", answerAt("2026-08-10T21:59:59Z", Numbers.CLEAN));
        assertRefusedFor("no-consent", answerAt("2026-08-10T22:00:00Z", Numbers.CLEAN));
        assertRefusedFor("no-consent", answerAt("2026-08-11T08:00:00Z", Numbers.CLEAN));
        gateway.records().awaitJudgedWith("\"time\":\"2026-08-11T08:00:00.000Z\"", 1);
        gateway.records().awaitJudgedWith("2026-662\"", 2);

        try (Store store = Store.open(gateway.store())) {
            store.consentAdd(ADMIN, new Event.ConsentGiven(SampleStore.SELLER,
                    Event.ALL_CAMPAIGNS, CLEAN, Instant.parse("2026-08-10T12:00:00Z"),
                    Instant.parse("2027-08-01T12:00:00Z"), "form", ""));
        }
        awaitTrying();
        assertRefusedFor("outside-hours", answerAt("2026-08-11T07:59:59Z", Numbers.CLEAN));
    }

    @Test
    void theDayIsThatOfTheNumbersZone() {
        assertRefusedFor("outside-hours", answerAt("2026-08-11T03:59:59Z", ON_GUADELOUPE));
        assertRefusedFor("no-consent", answerTo(Numbers.CLEAN));
        assertRefusedFor("no-consent", answerAt("2026-08-11T04:00:00Z", ON_GUADELOUPE));
    }
}
