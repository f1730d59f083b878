package io.callgate.store.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a file and keeps what it handed over. */
final class Collected implements EntrySink {

    final List<Long> listed = new ArrayList<>();
    final List<Long> clean = new ArrayList<>();
    final List<String> rejects = new ArrayList<>();
    AdminFile.Counts counts;
    AdminFile file;

    static Collected from(Path path, Reading reading) throws IOException {
        Collected collected = new Collected();
        collected.file = AdminFile.open(path, reading);
        collected.counts = collected.file.read(collected);
        return collected;
    }

    @Override
    public void number(long number, Standing standing) {
        (standing == Standing.LISTED ? listed : clean).add(number);
    }

    @Override
    public void reject(long line, String text, String cause) {
        rejects.add(line + " | " + text + " | " + cause);
    }
}
