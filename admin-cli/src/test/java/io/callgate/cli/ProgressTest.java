package io.callgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long SECOND = 1_000_000_000L;

    private final StringWriter err = new StringWriter();

    private Progress progress(boolean watched) {
        return new Progress(new PrintWriter(err), watched, 0);
    }

    @Test
    void drawsABarWithRateAndTimeLeftForWhoeverWatches() {
        try (Progress progress = progress(true)) {
            progress.at(25, 100, 500_000, "numbers", 5 * SECOND);
        }

        assertThat(err.toString()).contains("[#######   ")
                .contains("25 %  500,000 numbers, 100,000 a second, 15 s left")
                .endsWith("\r\u001b[K");
    }

    @Test
    void saysAPlainLineEachTenSecondsToALog() {
        try (Progress progress = progress(false)) {
            for (int second = 1; second <= 25; second++) {
                progress.at(second, 100, second, "numbers", second * SECOND);
            }
        }

        assertThat(err.toString().lines()).containsExactly(
                "10 %  10 numbers, 1 a second, 1 min 30 s left",
                "20 %  20 numbers, 1 a second, 1 min 20 s left");
    }

    /** Of a workbook nobody knows how far it is: better no time than a wrong one. */
    @Test
    void promisesNoEndThatNobodyKnows() {
        try (Progress watched = progress(true); Progress logged = progress(false)) {
            watched.at(0, 100, 500_000, "numbers", 5 * SECOND);
            logged.at(0, 100, 500_000, "numbers", 10 * SECOND);
        }

        assertThat(err.toString()).startsWith("\r\u001b[K500,000 numbers, 100,000 a second")
                .contains("500,000 numbers, 50,000 a second").doesNotContain("left", "%", "[#");
    }

    @Test
    void saysNothingOfWhatIsSoonDone() {
        try (Progress progress = progress(true)) {
            progress.at(99, 100, 99, "numbers", SECOND / 10);
        }

        assertThat(err.toString()).isEmpty();
    }
}
