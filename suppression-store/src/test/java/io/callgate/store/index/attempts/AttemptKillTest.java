package io.callgate.store.index.attempts;

import static io.callgate.store.index.attempts.AttemptCountsTest.ALICE;
import static io.callgate.store.index.attempts.AttemptCountsTest.CHOUCROUTE;
import static io.callgate.store.index.attempts.AttemptCountsTest.KEPT_DAYS;
import static io.callgate.store.index.attempts.AttemptCountsTest.SELLERS;
import static io.callgate.store.index.attempts.AttemptCountsTest.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that counts without end and is really killed. */
class AttemptKillTest {

    private static final Instant NOON = AttemptCountsTest.NOON;
    private static final int WRITTEN_BEFORE_THE_KILL = 2_000;

    @TempDir
    private Path store;

    /** Counts an attempt of a further number each millisecond. */
    public static void main(String[] arguments) throws IOException {
        AttemptCounts counts = AttemptCounts.open(Path.of(arguments[0]), SELLERS, KEPT_DAYS,
                new ToldOf(), () -> NOON);
        for (int i = 0; true; i++) {
            counts.add(CHOUCROUTE, ALICE + i, TODAY);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void costsNothingOfWhatWasWrittenAndLocksNobodyOut() throws Exception {
        killOnceWritten();
        try (AttemptCounts counts = AttemptCounts.open(store, SELLERS, KEPT_DAYS, new ToldOf(),
                () -> NOON)) {
            for (int i = 0; i <= WRITTEN_BEFORE_THE_KILL; i++) {
                assertThat(counts.between(CHOUCROUTE, ALICE + i, TODAY, TODAY)).isEqualTo(1);
            }
        }
    }

    /** While the process counts on: nothing but the time makes it write. */
    private void killOnceWritten() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData",
                "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
                "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), AttemptKillTest.class.getName(),
                store.toString())).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            // The first file may be looked at before its head is written.
            await().ignoreExceptionsInstanceOf(IOException.class).until(() -> !AttemptCounts
                    .of(store, ALICE + WRITTEN_BEFORE_THE_KILL).isEmpty());
            assertThat(child.isAlive()).isTrue();
        } finally {
            child.toHandle().destroyForcibly();
            child.waitFor();
        }
    }
}
