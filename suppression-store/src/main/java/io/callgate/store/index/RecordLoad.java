package io.callgate.store.index;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import io.callgate.store.register.Register;

/**
 * Fills a map with every record in force, on the calling thread, while another reads them: reading
 * five million rows takes as long as all the rest of a start.
 */
final class RecordLoad {

    /** Most blocks hold a kilobyte, the fullest 180. Beyond, the reader waits. */
    private static final int BLOCKS_WAITING_MAX = 64;
    /** A guess: opt-outs cluster. Where it is wrong, the map grows while it is filled. */
    private static final int RECORDS_A_BLOCK = 16;
    private static final long RECORDS_AT_FIRST_MAX = 8_000_000;

    private final BlockingQueue<RecordReader.Gathered> gathered =
            new ArrayBlockingQueue<>(BLOCKS_WAITING_MAX);
    private final FutureTask<Void> reading;
    /**
     * To count the records takes as long as to read them; no event makes more than one. Many make
     * none that is new, so beyond a bound the map grows when it has to.
     */
    private final long recordsMax;
    private OffHeapRecords records;

    private RecordLoad(Scopes scopes, Register register) throws IOException {
        recordsMax = Math.min(register.lastSequence(), RECORDS_AT_FIRST_MAX);
        reading = new FutureTask<>(new RecordReader(register, scopes, gathered));
    }

    /** All there is. Nobody else uses the register meanwhile. */
    static OffHeapRecords loadAll(Scopes scopes, Register register) throws IOException {
        return new RecordLoad(scopes, register).load();
    }

    private OffHeapRecords load() throws IOException {
        Thread reader = new Thread(reading, "callgate-records-reader");
        reader.setDaemon(true);
        reader.start();
        // The first map of a process takes a while: the reader is at work already.
        records = new OffHeapRecords(recordsMax / RECORDS_A_BLOCK,
                recordsMax * RecordContainer.bytesFor(1));
        boolean whole = false;
        try {
            fill();
            reading.get();
            whole = true;
            return records;
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the records were read");
        } finally {
            if (!whole) {
                reading.cancel(true);
                records.close();
            }
        }
    }

    private void fill() throws InterruptedException {
        for (RecordReader.Gathered block = gathered.take(); block != RecordReader.END;
                block = gathered.take()) {
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
    }

    private static IOException failure(Throwable cause) {
        return cause instanceof IOException known ? known
                : new IOException("the records cannot be read: " + cause.getMessage(), cause);
    }
}
