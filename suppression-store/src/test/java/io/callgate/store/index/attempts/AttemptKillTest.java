package io.callgate.store.index.attempts;

import static io.callgate.store.index.attempts.AttemptCountsTest.ALICE;
import static io.callgate.store.index.attempts.AttemptCountsTest.CHOUCROUTE;
import static io.callgate.store.index.attempts.AttemptCountsTest.KEPT_DAYS;
import static io.callgate.store.index.attempts.AttemptCountsTest.SELLERS;
import static io.callgate.store.index.attempts.AttemptCountsTest.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that counts without end and is really killed. */
class AttemptKillTest {

    private static final Instant NOON = AttemptCountsTest.NOON;
    private static final int A_SECOND_OF_ATTEMPTS = 1_000;
    private static final int BEFORE_THE_KILL = 3_000;

    @TempDir
    private Path store;

    /** Counts an attempt of a further number each millisecond, and says so. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        AttemptCounts counts = AttemptCounts.open(Path.of(arguments[0]), SELLERS, KEPT_DAYS,
                new ToldOf(), () -> NOON);
        for (int i = 0; true; i++) {
            counts.add(CHOUCROUTE, ALICE + i, TODAY);
            out.println(i);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void costsAtMostTheLastSecondAndLocksNobodyOut() throws Exception {
        int last = killedAfter(BEFORE_THE_KILL);
        try (AttemptCounts counts = AttemptCounts.open(store, SELLERS, KEPT_DAYS, new ToldOf(),
                () -> NOON)) {
            for (int i = 0; i < last - A_SECOND_OF_ATTEMPTS; i++) {
                assertThat(counts.between(CHOUCROUTE, ALICE + i, TODAY, TODAY)).isEqualTo(1);
            }
        }
    }

    private int killedAfter(int attempts) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData",
                "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
                "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), AttemptKillTest.class.getName(),
                store.toString())).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        int last = 0;
        try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line.matches("\\d+") ? Integer.parseInt(line) : last;
                if (last == attempts) {
                    child.toHandle().destroyForcibly();
                }
            }
        }
        child.waitFor();
        assertThat(last).isGreaterThanOrEqualTo(attempts);
        return last;
    }
}
