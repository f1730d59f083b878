package io.callgate.store.index;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

import io.callgate.store.register.Register;

/**
 * Fills a map with every record in force, on the calling thread, while two others read them:
 * stepping through five million rows takes three times as long as all the rest.
 */
final class RecordLoad {

    /** Most blocks hold a kilobyte, the fullest 180. Beyond, the readers wait. */
    private static final int BLOCKS_WAITING_MAX = 64;
    /** A guess: opt-outs cluster. Where it is wrong, the map grows while it is filled. */
    private static final int RECORDS_A_BLOCK = 16;
    private static final long RECORDS_AT_FIRST_MAX = 8_000_000;

    private final BlockingQueue<RecordReader.Gathered> gathered =
            new ArrayBlockingQueue<>(BLOCKS_WAITING_MAX);
    private final List<FutureTask<Void>> reading = new ArrayList<>();
    private OffHeapRecords records;

    /** All there is. Nobody else uses the register meanwhile. */
    static OffHeapRecords loadAll(Scopes scopes, Register register) throws IOException {
        // Two connections may see two states of the register. The follower applies again what came
        // after the first.
        try (Register other = register.another()) {
            return new RecordLoad().load(scopes, register, other);
        }
    }

    private OffHeapRecords load(Scopes scopes, Register register, Register other)
            throws IOException {
        Map<Boolean, List<RecordRun>> runs = RecordRun.all(scopes, register).stream()
                .collect(Collectors.partitioningBy(RecordRun::besides));
        // To count the records takes as long as to read them; no event makes more than one. Many
        // make none that is new, so beyond a bound the map grows when it has to.
        long recordsMax = Math.min(register.lastSequence(), RECORDS_AT_FIRST_MAX);
        boolean whole = false;
        try {
            start(runs.get(false), register, other);
            // The first map of a process takes a while: the readers are at work already.
            records = new OffHeapRecords(recordsMax / RECORDS_A_BLOCK,
                    recordsMax * RecordContainer.bytesFor(1));
            fill();
            // What is added to a seller's own comes when all of its own is there.
            start(runs.get(true), register, other);
            fill();
            whole = true;
            return records;
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the records were read");
        } finally {
            if (!whole) {
                giveUp();
            }
        }
    }

    private void start(List<RecordRun> runs, Register register, Register other) {
        Meeting meeting = new Meeting();
        reading.clear();
        reading.add(new FutureTask<>(new RecordReader(register, runs, true, meeting, gathered)));
        reading.add(new FutureTask<>(new RecordReader(other, runs, false, meeting, gathered)));
        for (FutureTask<Void> reader : reading) {
            Thread thread = new Thread(reader, "callgate-records-reader");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void fill() throws InterruptedException, ExecutionException {
        int atWork = reading.size();
        while (atWork > 0) {
            RecordReader.Gathered block = gathered.take();
            if (block == RecordReader.END) {
                atWork--;
            } else {
                put(block);
            }
        }
        for (FutureTask<Void> reader : reading) {
            reader.get();
        }
    }

    private void put(RecordReader.Gathered block) {
        if (records.isFull()) {
            OffHeapRecords full = records;
            records = full.withMoreRoom();
            full.close();
        }
        if (block.besides()) {
            records.putAll(block.key(), block.container());
        } else {
            records.putContainer(block.key(), block.container());
        }
    }

    private void giveUp() {
        reading.forEach(reader -> reader.cancel(true));
        if (records != null) {
            records.close();
        }
    }

    private static IOException failure(Throwable cause) {
        return cause instanceof IOException known ? known
                : new IOException("the records cannot be read: " + cause.getMessage(), cause);
    }
}
