package io.callgate.gateway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.config.GatewayConfig.ListConfig;
import io.callgate.gateway.config.GatewayConfig.Parties;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.store.ListImport;
import io.callgate.store.Store;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.ingest.Standing;
import io.callgate.store.numbering.Canonicaliser;
import io.callgate.store.numbering.DialPlan;
import io.callgate.store.register.Author;
import io.callgate.store.register.Coverage;
import io.callgate.store.register.ListKind;
import io.callgate.store.snapshot.SnapshotBuilder.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListRuleTest {

    private static final long LISTED = 12125550100L;
    private static final long CLEAN = 12125550101L;
    private static final long OTHER = 12125550102L;
    private static final LocalDate ISSUED = LocalDate.of(2026, 10, 1);
    private static final int MAX_AGE_DAYS = 31;

    @TempDir
    private Path directory;
    private Store store;

    @BeforeEach
    void openStore() throws IOException {
        store = Store.open(directory.resolve("store"));
    }

    @AfterEach
    void closeStore() throws IOException {
        store.close();
    }

    @Test
    void takesARegistrysSilenceForAYes() throws IOException {
        importList(ListKind.DENY, Optional.empty());
        assertThat(reasonFor(LISTED, MAX_AGE_DAYS, 31)).isEqualTo(Reason.LISTED);
        assertThat(reasonFor(OTHER, MAX_AGE_DAYS, 31)).isEqualTo(Reason.NOTHING_HELD);
    }

    @Test
    void believesAnOldRegistryOnlyWhatItLists() throws IOException {
        importList(ListKind.DENY, Optional.empty());
        assertThat(reasonFor(LISTED, MAX_AGE_DAYS, 32)).isEqualTo(Reason.LISTED);
        assertThat(reasonFor(OTHER, MAX_AGE_DAYS, 32)).isEqualTo(Reason.LIST_STALE);
    }

    @Test
    void cannotCheckANumberOutsideARegistrysCoverage() throws IOException {
        importList(ListKind.DENY, Optional.of(Coverage.of(List.of(1212L))));
        assertThat(reasonFor(OTHER, MAX_AGE_DAYS, 31)).isEqualTo(Reason.NOTHING_HELD);
        assertThat(reasonFor(16465550100L, MAX_AGE_DAYS, 31))
                .isEqualTo(Reason.NUMBER_NOT_COVERED);
    }

    @Test
    void asksAVerdictCacheOnlyForWhatItHolds() throws IOException {
        importList(ListKind.VERDICT_CACHE, Optional.empty());
        assertThat(reasonFor(LISTED, MAX_AGE_DAYS, 31)).isEqualTo(Reason.LISTED);
        assertThat(reasonFor(CLEAN, MAX_AGE_DAYS, 31)).isEqualTo(Reason.NOTHING_HELD);
        assertThat(reasonFor(OTHER, MAX_AGE_DAYS, 31)).isEqualTo(Reason.NUMBER_NOT_COVERED);
    }

    @Test
    void takesNoAnswerOfAVerdictCacheThatIsTooOld() throws IOException {
        importList(ListKind.VERDICT_CACHE, Optional.empty());
        assertThat(reasonFor(LISTED, MAX_AGE_DAYS, 32)).isEqualTo(Reason.NUMBER_NOT_COVERED);
        assertThat(reasonFor(CLEAN, MAX_AGE_DAYS, 32)).isEqualTo(Reason.NUMBER_NOT_COVERED);
        assertThat(reasonFor(CLEAN, 0, 9_999)).isEqualTo(Reason.NOTHING_HELD);
    }

    @Test
    void namesTheListAndTheVersionThatCouldNotAnswer() throws IOException {
        importList(ListKind.VERDICT_CACHE, Optional.empty());
        Verdict verdict = judge(OTHER, 0, 0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNCHECKABLE);
        assertThat(verdict.list()).isEqualTo("list");
        assertThat(verdict.listVersion()).isEqualTo(1);
        assertThat(verdict.reason().step()).isEqualTo(7);
    }

    private void importList(ListKind kind, Optional<Coverage> coverage) throws IOException {
        Path file = Files.writeString(directory.resolve("list.txt"), "any");
        store.importList(new ListImport("list", file, kind, ISSUED, Mode.REPLACE, coverage,
                ListImport.Limits.USUAL, new Author("jane", "test"), ""), entries -> {
                    entries.number(LISTED, Standing.LISTED);
                    entries.number(CLEAN, Standing.CLEAN);
                });
    }

    private Reason reasonFor(long number, int maxAgeDays, int daysLater) {
        return judge(number, maxAgeDays, daysLater).reason();
    }

    private Verdict judge(long number, int maxAgeDays, int daysLater) {
        Caller caller = new Caller(0, "marketing", 0, "seller",
                new Canonicaliser(DialPlan.of("US")), 603);
        Verdict verdict = new Verdict();
        try (SuppressionIndex index = SuppressionIndex.ofNumbers(store.directory(), new Unheard(),
                number)) {
            new Screening(index, new Parties(List.of(),
                    List.of(new SellerConfig("seller", "US", List.of("list"), List.of())),
                    List.of(new ListConfig("list", maxAgeDays))),
                    AttemptCounts.NONE).judge(new Attempt().of(
                    caller, number,
                    ISSUED.plusDays(daysLater).atStartOfDay(ZoneOffset.UTC).toEpochSecond()),
                    verdict);
        }
        return verdict;
    }
}
