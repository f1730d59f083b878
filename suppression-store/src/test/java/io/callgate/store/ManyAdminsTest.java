package io.callgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.callgate.store.register.OptOut;

class ManyAdminsTest {

    private static final int PROCESSES = 8;
    private static final int OPT_OUTS_EACH = 1_000;

    @TempDir
    private Path directory;

    @Test
    void loseNoEventWhenEightProcessesRecordAtOnce() throws Exception {
        Path path = directory.resolve("store");
        List<Process> admins = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            Process admin = ChildProgram.start("opt-outs", path,
                    ChildProgram.FIRST + i * OPT_OUTS_EACH, OPT_OUTS_EACH);
            Thread reader = new Thread(() -> admin.inputReader().lines().count());
            reader.setDaemon(true);
            reader.start();
            admins.add(admin);
        }
        for (Process admin : admins) {
            assertThat(admin.waitFor()).isZero();
        }
        try (Store store = Store.open(path)) {
            List<OptOut> all = store.optOuts("choucroute", 0, Integer.MAX_VALUE);
            assertThat(all).extracting(OptOut::number).containsExactlyElementsOf(
                    LongStream.range(0, PROCESSES * OPT_OUTS_EACH)
                            .mapToObj(i -> ChildProgram.FIRST + i).toList());
            assertThat(all).extracting(OptOut::sequence).containsExactlyInAnyOrderElementsOf(
                    LongStream.rangeClosed(1, PROCESSES * OPT_OUTS_EACH).boxed().toList());
        }
    }
}
