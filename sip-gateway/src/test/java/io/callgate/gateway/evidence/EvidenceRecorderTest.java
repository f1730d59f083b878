package io.callgate.gateway.evidence;

import static io.callgate.gateway.evidence.CallFactsFixture.DURING_DEMO;
import static io.callgate.gateway.evidence.CallFactsFixture.refusedByList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callgate.gateway.config.EvidenceConfig;
import io.callgate.gateway.config.EvidenceConfig.OnLoss;
import io.callgate.gateway.notice.Notice;
import io.callgate.gateway.notice.Notices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceRecorderTest {

    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.ofEpochMilli(DURING_DEMO));
    private static final long TO_MIDNIGHT = 5 * 3_600_000;

    @TempDir
    private Path root;
    private final Notices notices = new Notices();

    @Test
    void writesEachEventAsALineOfTheDaysFile() throws IOException {
        try (EvidenceRecorder recorder = open(OnLoss.ADMIT)) {
            recorder.record(refusedByList("one"));
            recorder.record(CallFactsFixture.call("none", CallEvent.NONE));
            recorder.record(refusedByList("two"));
        }
        assertThat(callIds(today())).containsExactly("one", "two");
    }

    @Test
    void hasALineInTheFileWithoutWaitingForClose() {
        try (EvidenceRecorder recorder = open(OnLoss.ADMIT)) {
            recorder.record(refusedByList("one"));
            await().untilAsserted(() -> assertThat(callIds(today())).containsExactly("one"));
            recorder.record(refusedByList("two"));
            await().untilAsserted(() -> assertThat(callIds(today())).hasSize(2));
            assertThat(recorder.linesWritten()).isEqualTo(2);
        }
    }

    @Test
    void letsOnlyTheOwnerRead() throws IOException {
        try (EvidenceRecorder recorder = open(OnLoss.ADMIT)) {
            recorder.record(refusedByList("one"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(today())))
                .isEqualTo("rw-------");
    }

    @Test
    void beginsANewFileAtMidnightUtc() throws IOException {
        try (EvidenceRecorder recorder = open(OnLoss.ADMIT)) {
            recorder.record(refusedByList("before"));
            CallFacts after = refusedByList("after");
            after.epochMillis = DURING_DEMO + TO_MIDNIGHT;
            recorder.record(after);
        }
        assertThat(callIds(today())).containsExactly("before");
        assertThat(callIds(folder().resolve("calls-2026-11-22.jsonl"))).containsExactly("after");
    }

    @Test
    void goesOnInTheFileOfTheGatewayBeforeIt() throws IOException {
        for (String callId : List.of("one", "two", "three")) {
            try (EvidenceRecorder recorder = open(OnLoss.ADMIT)) {
                recorder.record(refusedByList(callId));
            }
        }
        assertThat(callIds(today())).containsExactly("one", "two", "three");
    }

    @Test
    void cutsATornLastLineOffAndSaysSo() throws IOException {
        try (EvidenceRecorder recorder = open(OnLoss.ADMIT)) {
            recorder.record(refusedByList("whole"));
        }
        byte[] whole = Files.readAllBytes(today());
        Files.writeString(today(), new String(whole, StandardCharsets.US_ASCII)
                + "{\"event\":\"judged\",\"ti");
        open(OnLoss.ADMIT).close();
        assertThat(Files.readAllBytes(today())).isEqualTo(whole);
        assertThat(notices.count(Notice.EVIDENCE_TORN)).isEqualTo(1);
    }

    @Test
    void cutsTheTornLineOfAnEarlierDayOffToo() throws IOException {
        Files.createDirectories(folder());
        Path yesterday = folder().resolve("calls-2026-11-20.jsonl");
        Files.writeString(yesterday, "{}\n" + "\0".repeat(100_000));
        open(OnLoss.ADMIT).close();
        assertThat(yesterday).hasContent("{}");
        assertThat(Files.size(yesterday)).isEqualTo(3);
    }

    @Test
    void neverLeavesHalfALineOnAFullDiskAndGoesOnWhenThereIsSpace() throws IOException {
        FillingDisk disk = new FillingDisk(500);
        try (EvidenceRecorder recorder = open(OnLoss.ADMIT, disk)) {
            recorder.record(refusedByList("one"));
            await().until(() -> recorder.linesWritten() == 1);
            recorder.record(refusedByList("two"));
            await().until(() -> notices.count(Notice.EVIDENCE_UNWRITABLE) > 0);
            assertThat(callIds(today())).containsExactly("one");
            assertThat(recorder.acceptsCalls()).isTrue();
            recorder.record(refusedByList("three"));
            disk.free(10_000);
            await().until(() -> recorder.linesWritten() == 3);
            await().until(() -> notices.count(Notice.EVIDENCE_RESUMED) == 1);
            assertThat(recorder.linesLost()).isZero();
        }
        assertThat(callIds(today())).containsExactly("one", "two", "three");
    }

    @Test
    void refusesCallsOnAFullDiskWhenToldToAndTakesThemAgainAfterwards() {
        FillingDisk disk = new FillingDisk(10);
        try (EvidenceRecorder recorder = open(OnLoss.REFUSE, disk)) {
            assertThat(recorder.acceptsCalls()).isTrue();
            recorder.record(refusedByList("one"));
            await().until(() -> !recorder.acceptsCalls());
            disk.free(10_000);
            await().until(recorder::acceptsCalls);
            assertThat(recorder.linesWritten()).isEqualTo(1);
        }
    }

    @Test
    void countsWhatAFullDiskCostsAtTheEnd() {
        EvidenceRecorder recorder = open(OnLoss.ADMIT, new FillingDisk(10));
        recorder.record(refusedByList("one"));
        recorder.record(refusedByList("two"));
        recorder.close();
        assertThat(recorder.linesLost()).isEqualTo(2);
        assertThat(notices.count(Notice.EVIDENCE_LOST)).isEqualTo(1);
    }

    @Test
    void dropsLinesWhenItsBufferIsFullAndNeverWaits() {
        int lines = 2 * LineBuffer.BYTES_MAX / 300;
        EvidenceRecorder recorder = open(OnLoss.REFUSE, new FillingDisk(0));
        recorder.record(refusedByList("first"));
        await().until(() -> notices.count(Notice.EVIDENCE_UNWRITABLE) > 0);
        for (int i = 0; i < lines; i++) {
            recorder.record(refusedByList("call-" + i));
        }
        assertThat(recorder.linesLost()).isPositive().isEqualTo(
                notices.count(Notice.EVIDENCE_LOST));
        assertThat(recorder.acceptsCalls()).isFalse();
        recorder.close();
        assertThat(recorder.linesLost() + recorder.linesWritten()).isEqualTo(lines + 1);
    }

    @Test
    void makesADeletedFolderAgain() throws IOException {
        try (EvidenceRecorder recorder = open(OnLoss.ADMIT)) {
            recorder.record(refusedByList("lost-with-the-folder"));
            await().until(() -> recorder.linesWritten() == 1);
            Files.delete(today());
            Files.delete(folder());
            recorder.record(refusedByList("kept"));
            await().until(() -> recorder.linesWritten() == 2);
        }
        assertThat(callIds(today())).containsExactly("kept");
        assertThat(notices.count(Notice.EVIDENCE_MOVED)).isEqualTo(1);
    }

    @Test
    void startsWithoutItsFolderAndWritesOnceItCanBeMade() throws IOException {
        Path inTheWay = Files.writeString(root.resolve("var"), "a file where a folder should be");
        try (EvidenceRecorder recorder = open(OnLoss.REFUSE)) {
            assertThat(recorder.acceptsCalls()).isFalse();
            assertThat(notices.count(Notice.EVIDENCE_UNWRITABLE)).isPositive();
            recorder.record(refusedByList("one"));
            Files.delete(inTheWay);
            await().until(recorder::acceptsCalls);
        }
        assertThat(callIds(today())).containsExactly("one");
    }

    @Test
    void doesNotWriteIntoTheFileOfARunningGateway() throws IOException {
        try (EvidenceRecorder first = open(OnLoss.ADMIT);
                EvidenceRecorder second = open(OnLoss.REFUSE)) {
            assertThat(second.acceptsCalls()).isFalse();
            first.record(refusedByList("one"));
        }
        assertThat(callIds(today())).containsExactly("one");
    }

    private EvidenceRecorder open(OnLoss onLoss) {
        return open(onLoss, EvidenceFolder.Disk.REAL);
    }

    private EvidenceRecorder open(OnLoss onLoss, EvidenceFolder.Disk disk) {
        return EvidenceRecorder.open(new EvidenceConfig(folder(), onLoss), notices, CLOCK, disk);
    }

    private Path folder() {
        return root.resolve("var").resolve("evidence");
    }

    private Path today() {
        return folder().resolve("calls-2026-11-21.jsonl");
    }

    private static List<String> callIds(Path file) throws IOException {
        return EvidenceFiles.read(file).stream().map(line -> line.get("call_id").asText()).toList();
    }
}
