package io.callgate.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.cli.CommandLineRun;
import io.callgate.cli.Office;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedDayTest {

    @TempDir
    private Path folder;
    private Office office;
    private Path plain;
    private Path packed;

    @BeforeEach
    void makeAFolderOfRecords() throws IOException {
        office = new Office(folder);
        Path records = Files.createDirectories(folder.resolve("store/evidence"));
        plain = records.resolve("calls-2026-11-20.jsonl");
        packed = records.resolve("calls-2026-11-20.jsonl.gz");
    }

    private static String calls(int first, int last) {
        StringBuilder lines = new StringBuilder();
        for (int call = first; call <= last; call++) {
            lines.append("{\"event\":\"judged\",\"time\":\"2026-11-20T10:00:00.000Z\",")
                    .append("\"call_id\":\"").append(call).append("\",\"called\":\"\",")
                    .append("\"verdict\":\"refused\",\"end\":\"refused\"}\n");
        }
        return lines.toString();
    }

    private static byte[] pack(String lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(lines.getBytes());
        }
        return bytes.toByteArray();
    }

    private int callsRead() {
        return office.json("evidence", "verify").at("/calls").asInt();
    }

    @Test
    void countsADayOnceThatIsThereBothPlainAndPacked() throws IOException {
        Files.writeString(plain, calls(1, 3));
        Files.write(packed, pack(calls(1, 3)));
        assertThat(callsRead()).isEqualTo(3);
    }

    @Test
    void readsThePlainFileWhenPackingWasKilled() throws IOException {
        byte[] whole = pack(calls(1, 3));
        Files.writeString(plain, calls(1, 3));
        for (int length : new int[] {0, 5, whole.length - 3}) {
            Files.write(packed, Arrays.copyOf(whole, length));
            assertThat(callsRead()).isEqualTo(3);
        }
    }

    @Test
    void readsThePackedFileWhenUnpackingWasKilled() throws IOException {
        Files.writeString(plain, calls(1, 2));
        Files.write(packed, pack(calls(1, 3)));
        assertThat(callsRead()).isEqualTo(3);
        Files.writeString(plain, calls(1, 1).substring(0, 20));
        assertThat(callsRead()).isEqualTo(3);
        Files.writeString(plain, "");
        assertThat(callsRead()).isEqualTo(3);
    }

    @Test
    void passesOverAFileOfNoDay() throws IOException {
        Files.writeString(plain, calls(1, 3));
        Files.writeString(plain.resolveSibling("calls-2026-13-40.jsonl"), calls(4, 5));
        assertThat(callsRead()).isEqualTo(3);
    }

    @Test
    void readsBothWhenTheDayWentOnAfterItWasPacked() throws IOException {
        Files.write(packed, pack(calls(1, 3)));
        Files.writeString(plain, calls(4, 5));
        assertThat(callsRead()).isEqualTo(5);
    }

    @Test
    void namesAPackedFileThatIsCutOffAndVerifiesTheRest() throws IOException {
        byte[] whole = pack(calls(1, 3));
        Files.write(packed, Arrays.copyOf(whole, whole.length - 12));
        Files.writeString(packed.resolveSibling("calls-2026-11-21.jsonl"),
                calls(4, 5).replace("11-20", "11-21"));
        CommandLineRun verified = office.run("evidence", "verify");
        assertThat(verified.exitCode()).isEqualTo(3);
        assertThat(verified.out()).startsWith(packed + ": cut off or damaged, and read no further")
                .endsWith(" 1 faults\n");
        CommandLineRun searched = office.run("evidence", "search");
        assertThat(searched.exitCode()).isEqualTo(3);
        assertThat(searched.err()).contains(packed + " is cut off or damaged");
        assertThat(searched.err()).doesNotContain("\tat ");
    }
}
