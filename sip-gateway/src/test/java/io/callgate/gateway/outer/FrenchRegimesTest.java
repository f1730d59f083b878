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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The two regimes of the shipped {@code fr.yaml}, on the wire. A gateway has no clock but the
 * machine's, so the file is as shipped but for the day on which BlocTel ends, moved to two days
 * from now or two days ago, and for the hours, left out: no test knows a night.
 */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class FrenchRegimesTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final LocalDate CONSENT_FROM = LocalDate.parse("2026-08-11");
    private static final Path SHIPPED = Path.of("..", "configs", "regulations", "fr.yaml");
    private static final Author ADMIN = new Author("test", "outer test");
    private static final long CLEAN = Long.parseLong(Numbers.CLEAN.substring(1));
    private static final long LISTED = Long.parseLong(Numbers.LISTED.substring(1));
    private static final String NEVER_ASKED = "+33353010009";
    private static final String TRYING = "SIP/2.0 100 ";

    @Test
    void underBlocTelItsAnswersDecide(Stage stage) throws IOException {
        GatewayUnderTest gateway = gateway(stage, TODAY.plusDays(2));

        assertThat(answer(stage, gateway, Numbers.LISTED)).startsWith("SIP/2.0 603 Suppressed")
                .contains("Reason: Q.850;cause=21;text=\"listed\"");
        assertThat(answer(stage, gateway, NEVER_ASKED)).startsWith("SIP/2.0 480 ")
                .contains("number-not-covered");
        gateway.records().awaitJudgedWith("\"law\":\"Code de la consommation, art. L223-1"
                + " (BlocTel) and D223-9\"},{\"step\":6,\"finding\":\"not-exempt\"},"
                + "{\"step\":7,\"finding\":\"number-not-covered\"", 1);
    }

    @Test
    void sinceThenOnlyConsentDoes(Stage stage) throws IOException {
        GatewayUnderTest gateway = gateway(stage, TODAY.minusDays(2));

        assertThat(answer(stage, gateway, Numbers.CLEAN)).startsWith("SIP/2.0 603 Suppressed")
                .contains("Reason: Q.850;cause=21;text=\"no-consent\"");
        gateway.records().awaitJudgedWith("2026-662\"", 1);
        try (Store store = Store.open(gateway.store())) {
            store.consentAdd(ADMIN, new Event.ConsentGiven(SampleStore.SELLER,
                    Event.ALL_CAMPAIGNS, CLEAN, Instant.now().minusSeconds(60),
                    Instant.now().plusSeconds(3_600), "form", ""));
        }
        awaitTrying(stage, gateway);
    }

    /** Until the answers of the scrub are in force, for which an admitted call is the sign. */
    private static void awaitTrying(Stage stage, GatewayUnderTest gateway) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(
                () -> answer(stage, gateway, Numbers.CLEAN).startsWith(TRYING));
    }

    private static GatewayUnderTest gateway(Stage stage, LocalDate change) throws IOException {
        Path laws = stage.newFolder("laws");
        String shipped = Files.readString(SHIPPED);
        assertThat(shipped).contains("in-force-from: " + CONSENT_FROM,
                "in-force-until: " + CONSENT_FROM.minusDays(1));
        Files.writeString(laws.resolve("fr.yaml"), shipped
                .replace("in-force-from: " + CONSENT_FROM, "in-force-from: " + change)
                .replace("in-force-until: " + CONSENT_FROM.minusDays(1),
                        "in-force-until: " + change.minusDays(1))
                .replaceAll("(?m)^    hours:\n(?:      .*\n)+", ""));
        // A key of the seller stands behind its callers as well as before them.
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(Ports.free())
                .caller("{name: marketing, peers: [127.0.0.1/32], dialling: by-hand}"
                        + "\n    regulations: {FR: fr}")
                .further("regulations: {directory: " + laws + "}"));
        if (change.isAfter(TODAY)) {
            importAnswers(gateway.store(), laws.resolve("retour.csv"));
            awaitTrying(stage, gateway);
        }
        return gateway;
    }

    private static void importAnswers(Path store, Path file) throws IOException {
        Files.writeString(file, "any");
        try (Store open = Store.open(store)) {
            open.remove(ADMIN, SampleStore.LIST, "a scrub answers from now on");
            open.importList(new ListImport(SampleStore.LIST, file, ListKind.VERDICT_CACHE, TODAY,
                    Mode.REPLACE, Optional.empty(), ListImport.Limits.USUAL, ADMIN, ""),
                    entries -> {
                        entries.number(CLEAN, Standing.CLEAN);
                        entries.number(LISTED, Standing.LISTED);
                    });
        }
    }

    private static String answer(Stage stage, GatewayUnderTest gateway, String number) {
        RawPeer dialer = stage.rawPeer();
        dialer.send(gateway.port(), SipText.invite(number, dialer.port(), gateway.port()));
        return dialer.receive(Duration.ofSeconds(5)).orElseThrow();
    }
}
