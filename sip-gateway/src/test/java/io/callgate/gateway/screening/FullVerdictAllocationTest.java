package io.callgate.gateway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.config.reader.ConfigLoader;
import io.callgate.gateway.config.GatewayConfig.Parties;
import io.callgate.gateway.screening.DecisionTable.Row;
import io.callgate.store.index.SuppressionIndex;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists, records, law, hours and attempts, asked over and over of the gateway's own index. */
class FullVerdictAllocationTest {

    private static final long FIRST = 33_612_340_000L;
    private static final int NUMBERS = 8;
    private static final int ROUNDS = 2_000;
    private static final int LOTS_MAX = 100;
    private static final String[] FACTS = {"-", "opt-out:spring", "withdrawn:journal",
        "consent=2026-08-20..2027-08-19", "exempt:contract", "exempt:callback", "listed:bloctel",
        "consent:spring=2026-08-20..2027-08-19"};

    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Parties parties = ConfigLoader.load(DecisionTable.resource("decisions.yaml"),
            Map.of()).config().parties();
    private final Attempt attempt = new Attempt();
    private final Verdict verdict = new Verdict();

    @TempDir
    private Path directory;

    @Test
    void isNone() throws IOException {
        Row row = new Row(0, "choucroute - -", "", "2026-09-14T11:00+02:00", "-", "", "", "");
        try (TableStore store = new TableStore(directory)) {
            for (int i = 0; i < NUMBERS; i++) {
                store.add(new Row(0, row.call(), "", row.at(), FACTS[i], "", "", ""), FIRST + i);
            }
            store.importLists();
        }
        try (SuppressionIndex index = SuppressionIndex.follow(directory, new Unheard())) {
            Screening screening = new Screening(index, parties, (s, n, first, last) -> 1);
            Caller[] callers = new Callers(parties.sellers()).all().toArray(Caller[]::new);
            // Any object would be 16 B a verdict.
            long enough = (long) ROUNDS * callers.length;
            long least = Long.MAX_VALUE;
            // The first lots load classes, and when the compiler comes, the machine decides.
            for (int lot = 0; lot < LOTS_MAX && least >= enough; lot++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                judgeAll(screening, callers, row.epochSecond());
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertThat(least).isLessThan(enough);
        }
    }

    private void judgeAll(Screening screening, Caller[] callers, long epochSecond) {
        for (int round = 0; round < ROUNDS; round++) {
            for (Caller caller : callers) {
                attempt.of(caller, FIRST + round % NUMBERS, epochSecond);
                attempt.campaign = caller.sellerIndex() == 0 ? round % 3 - 1
                        : Attempt.CAMPAIGN_UNKNOWN;
                attempt.presented = 33_162_000_001L;
                screening.judge(attempt, verdict);
            }
        }
    }
}
