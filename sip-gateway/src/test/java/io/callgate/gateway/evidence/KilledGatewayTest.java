package io.callgate.gateway.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.callgate.gateway.config.EvidenceConfig;
import io.callgate.gateway.notice.Notices;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 while calls are being recorded. */
class KilledGatewayTest {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @Test
    void leavesWholeLinesInOrderAndAllThatWereTold(@TempDir Path folder)
            throws IOException, InterruptedException {
        Process gateway = new ProcessBuilder(JAVA.toString(), "-cp",
                System.getProperty("java.class.path"), Recording.class.getName(),
                folder.toString()).redirectErrorStream(true).start();
        long told;
        try {
            told = linesToldUpTo(5_000, gateway);
        } finally {
            gateway.destroyForcibly().waitFor();
        }
        new EvidenceFolder(folder, EvidenceFolder.Disk.REAL).openLatest().orElseThrow().close();
        List<JsonNode> lines = EvidenceFiles.read(folder.resolve("calls-2026-11-21.jsonl"));
        assertThat(lines.size()).isGreaterThanOrEqualTo((int) told);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i).get("call_id").asText()).isEqualTo("call-" + i);
        }
    }

    private static long linesToldUpTo(long enough, Process gateway) throws IOException {
        try (BufferedReader out = new BufferedReader(
                new InputStreamReader(gateway.getInputStream(), StandardCharsets.UTF_8))) {
            long told = 0;
            while (told < enough) {
                told = Long.parseLong(out.readLine());
            }
            return told;
        }
    }

    /** Records without end, in bursts, and tells how many lines are in the file. */
    static final class Recording {

        private static final int BURST = 500;

        private Recording() {
        }

        public static void main(String[] folder) {
            EvidenceConfig config = new EvidenceConfig(Path.of(folder[0]),
                    EvidenceConfig.OnLoss.ADMIT);
            EvidenceRecorder recorder = EvidenceRecorder.open(config, new Notices(),
                    InstantSource.fixed(Instant.ofEpochMilli(CallFactsFixture.DURING_DEMO)),
                    EvidenceFolder.Disk.REAL);
            PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
            for (int call = 0; !out.checkError(); call++) {
                recorder.record(CallFactsFixture.refusedByList("call-" + call));
                while (call - recorder.linesWritten() > BURST) {
                    Thread.onSpinWait();
                }
                if (call % BURST == 0) {
                    out.println(recorder.linesWritten());
                }
            }
        }
    }
}
