package io.callgate.store.index;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

import io.callgate.store.register.Register;
import io.callgate.store.snapshot.BlockSet;

/**
 * Reads records from one end of the runs until it meets the reader that began at the other, gathers
 * those of a block and hands them over. Runs on a thread of its own; interrupted, it ends.
 */
final class RecordReader implements Callable<Void> {

    /** What each reader hands over last, whatever has happened before. */
    static final Gathered END = new Gathered(-1, new byte[0], false);

    private final Register register;
    private final List<RecordRun> runs;
    private final boolean up;
    private final Meeting meeting;
    private final BlockingQueue<Gathered> gathered;
    private final int[] suffixes = new int[BlockSet.SUFFIXES];
    private final long[] sequences = new long[BlockSet.SUFFIXES];
    private final long[] sinces = new long[BlockSet.SUFFIXES];
    private final long[] expiries = new long[BlockSet.SUFFIXES];
    private long key = -1;
    private int count;
    private boolean met;

    /**
     * All records of one kind and scope in one block.
     *
     * @param besides see {@link RecordRun}
     */
    record Gathered(long key, byte[] container, boolean besides) {
    }

    /**
     * Of the two readers each has its own register.
     *
     * @param up whether this one begins at the first run's lowest number
     */
    RecordReader(Register register, List<RecordRun> runs, boolean up, Meeting meeting,
            BlockingQueue<Gathered> gathered) {
        this.register = register;
        this.runs = runs;
        this.up = up;
        this.meeting = meeting;
        this.gathered = gathered;
    }

    @Override
    public Void call() throws IOException, InterruptedException {
        try {
            register.mapped(() -> {
                for (int i = 0; i < runs.size() && !met; i++) {
                    read(up ? i : runs.size() - 1 - i);
                }
                return null;
            });
            return null;
        } finally {
            gathered.put(END);
        }
    }

    private void read(int place) throws IOException {
        RecordRun run = runs.get(place);
        key = -1;
        register.each(run.rows(), run.whose(), up, (number, sequence, since, expires) -> {
            long next = run.keyOf(number);
            if (next != key) {
                handOver(run);
                key = next;
                met = !meeting.take(up, place, BlockSet.blockOf(number));
            }
            if (!met && run.takes(sequence)) {
                suffixes[count] = BlockSet.suffixOf(number);
                sequences[count] = sequence;
                sinces[count] = since;
                expiries[count] = expires;
                count++;
            }
            return !met;
        });
        handOver(run);
    }

    /** In ascending order, whatever the order of reading. */
    private void handOver(RecordRun run) {
        if (count == 0) {
            return;
        }
        byte[] container = new byte[RecordContainer.bytesFor(count)];
        for (int i = 0; i < count; i++) {
            int from = up ? i : count - 1 - i;
            RecordContainer.write(container, i, suffixes[from],
                    new Records.Held(sequences[from], sinces[from], expiries[from]));
        }
        count = 0;
        try {
            gathered.put(new Gathered(key, container, run.besides()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("nobody takes the records any more");
        }
    }
}
