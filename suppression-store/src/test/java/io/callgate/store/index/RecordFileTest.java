package io.callgate.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.callgate.store.Lists;
import io.callgate.store.register.Recorded;
import io.callgate.store.register.Register;

class RecordFileTest {

    private static final int GATEWAYS = 2;
    private static final int SAVES_EACH = 20;
    private static final int RECORDS = 5_000;

    @TempDir
    private Path directory;

    @Test
    void isWholeWhenTwoGatewaysOfOneStoreSaveItAtOnce() throws Exception {
        try (Register register = Register.open(directory.resolve(Register.FILE),
                Clock.systemUTC())) {
            register.appendAll(Lists.ADMIN, Lists.optOuts(1, RECORDS));
            Recorded last = register.eventsAfter(RECORDS - 1, 1).get(0);
            Scopes scopes = new Scopes(Map.of());
            List<OffHeapRecords> held = new ArrayList<>();
            for (int gateway = 0; gateway < GATEWAYS; gateway++) {
                held.add(RecordLoad.loadAll(scopes, register));
            }
            saveAtOnce(held, scopes, last);
            held.forEach(OffHeapRecords::close);
            RecordFile.Loaded loaded = RecordFile.load(directory, register,
                    new Scopes(Map.of()), 0).orElseThrow();
            loaded.records().close();
            assertThat(loaded.sequence()).isEqualTo(RECORDS);
        }
        assertThat(names()).containsExactly(RecordFile.NAME, Register.FILE);
    }

    private void saveAtOnce(List<OffHeapRecords> held, Scopes scopes, Recorded last)
            throws Exception {
        ExecutorService gateways = Executors.newFixedThreadPool(GATEWAYS);
        List<Future<?>> all = new ArrayList<>();
        for (OffHeapRecords records : held) {
            all.add(gateways.submit(() -> {
                for (int save = 0; save < SAVES_EACH; save++) {
                    RecordFile.save(directory, records, scopes, last);
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        gateways.shutdown();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
