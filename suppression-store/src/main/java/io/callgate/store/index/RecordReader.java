package io.callgate.store.index;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

import io.callgate.store.register.Basis;
import io.callgate.store.register.Channel;
import io.callgate.store.register.Register;
import io.callgate.store.snapshot.BlockSet;

/**
 * Reads every record in force from the register, in order of kind, seller, campaign and number,
 * gathers those of a block and hands them over. Runs on a thread of its own; interrupted, it ends.
 */
final class RecordReader implements Callable<Void> {

    /** What is handed over last, whatever has happened before. */
    static final Gathered END = new Gathered(-1, new byte[0], false);

    private final Register register;
    private final Scopes scopes;
    private final BlockingQueue<Gathered> gathered;
    private final int[] suffixes = new int[BlockSet.SUFFIXES];
    private final long[] sequences = new long[BlockSet.SUFFIXES];
    private final long[] sinces = new long[BlockSet.SUFFIXES];
    private final long[] expiries = new long[BlockSet.SUFFIXES];
    private long key = -1;
    private int count;
    private boolean besides;

    /**
     * All records of one kind and scope in one block.
     *
     * @param besides whether the scope has records of its own, to which these of a campaign without
     *                a place are added
     */
    record Gathered(long key, byte[] container, boolean besides) {
    }

    RecordReader(Register register, Scopes scopes, BlockingQueue<Gathered> gathered) {
        this.register = register;
        this.scopes = scopes;
        this.gathered = gathered;
    }

    @Override
    public Void call() throws IOException, InterruptedException {
        try {
            register.eachOptOut(Channel.VOICE, visitorOf(RecordKind.OPT_OUT));
            register.eachOptOut(Channel.MESSAGE, visitorOf(RecordKind.MESSAGE_OPT_OUT));
            register.eachConsent(visitorOf(RecordKind.CONSENT));
            for (Basis basis : Basis.values()) {
                register.eachExemption(basis, visitorOf(RecordKind.of(basis)));
            }
            handOver();
            return null;
        } finally {
            gathered.put(END);
        }
    }

    private Register.RecordVisitor visitorOf(RecordKind kind) {
        return new Register.RecordVisitor() {
            private int scope;

            @Override
            public void of(String seller, String campaign) {
                handOver();
                scope = scopes.idOf(seller, campaign);
                besides = scope == Scopes.NO_PLACE;
                scope = besides ? scopes.idBinding(seller, campaign) : scope;
            }

            @Override
            public void record(long number, long sequence, long since, long expires) {
                if (scope == Scopes.NO_PLACE || besides && !kind.forbids(sequence)) {
                    return;
                }
                begin(OffHeapRecords.keyOf(kind, scope, number));
                suffixes[count] = BlockSet.suffixOf(number);
                sequences[count] = sequence;
                sinces[count] = since;
                expiries[count] = expires;
                count++;
            }
        };
    }

    private void begin(long next) {
        if (next != key) {
            handOver();
            key = next;
        }
    }

    private void handOver() {
        if (count == 0) {
            return;
        }
        byte[] container = new byte[RecordContainer.bytesFor(count)];
        for (int i = 0; i < count; i++) {
            RecordContainer.write(container, i, suffixes[i],
                    new Records.Held(sequences[i], sinces[i], expiries[i]));
        }
        count = 0;
        try {
            gathered.put(new Gathered(key, container, besides));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("nobody takes the records any more");
        }
    }
}
