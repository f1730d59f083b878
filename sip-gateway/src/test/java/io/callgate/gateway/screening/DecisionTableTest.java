package io.callgate.gateway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.proxy.write.Refusal;
import io.callgate.gateway.screening.DecisionTable.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** decisions.txt, line by line, judged by the screening that the gateway runs. */
class DecisionTableTest {

    @TempDir
    private static Path directory;
    private static DecisionTable table;

    @BeforeAll
    static void fillTheStore() throws IOException {
        table = new DecisionTable(directory.resolve("store"));
    }

    @AfterAll
    static void closeTheIndex() {
        table.close();
    }

    static List<Row> rows() {
        return DecisionTable.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isDecidedAsItSays(Row row) {
        Verdict verdict = table.judge(row);

        assertThat(told(verdict)).as(() -> sentences(verdict))
                .isEqualTo(row.verdict() + " " + row.reason());
        assertThat(verdict.admits() ? "-" : Integer.toString(
                new Refusal().of(verdict, table.caller(row)).status())).isEqualTo(row.answer());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void endsWithTheStepThatDecided(Row row) {
        Verdict verdict = table.judge(row);
        Trace trace = verdict.trace();
        if (verdict.reason().step() < 4) {
            assertThat(trace.size()).isZero();
        } else {
            for (int entry = 1; entry < trace.size(); entry++) {
                assertThat(trace.finding(entry).step())
                        .isGreaterThanOrEqualTo(trace.finding(entry - 1).step());
            }
            assertThat(sentences(verdict)).doesNotContain("{", "null");
        }
    }

    @Test
    void hasEveryReasonInIt() {
        assertThat(rows()).extracting(Row::reason).contains(
                Arrays.stream(Reason.values()).map(Reason::word)
                        .toArray(String[]::new));
        assertThat(rows()).hasSizeGreaterThan(200);
    }

    private static String told(Verdict verdict) {
        String outcome = verdict.outcome().name().toLowerCase(Locale.ROOT);
        return outcome + (verdict.passed().isEmpty() ? "" : " " + verdict.passed()) + " "
                + verdict.reason().word();
    }

    private static String sentences(Verdict verdict) {
        StringBuilder all = new StringBuilder();
        for (int entry = 0; entry < verdict.trace().size(); entry++) {
            all.append(verdict.trace().finding(entry).step()).append(' ')
                    .append(verdict.trace().sentence(entry)).append('\n');
        }
        return all.toString();
    }
}
