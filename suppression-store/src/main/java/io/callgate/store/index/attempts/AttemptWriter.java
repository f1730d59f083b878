package io.callgate.store.index.attempts;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Writes down what the call path counts, on a thread of its own that is never woken. */
final class AttemptWriter {

    /** What kill -9 can cost. */
    private static final long WRITE_EVERY_MILLIS = 250;
    private static final int SYNC_EVERY_TURNS = 2;
    private static final int RETRY_EVERY_TURNS = 4;
    private static final long STOP_TIMEOUT_MILLIS = 10_000;

    private final AttemptLedger ledger;
    private final Handover handover;
    private final AttemptListener listener;
    private final Slot slot = new Slot();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "callgate-attempts");
    private boolean writable;
    private int turns;

    AttemptWriter(AttemptLedger ledger, Handover handover, AttemptListener listener) {
        this.ledger = ledger;
        this.handover = handover;
        this.listener = listener;
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dead, fault) ->
                listener.unwritable(new IllegalStateException(fault)));
    }

    /** Reads what was counted before, and begins. A disk that only reads is told of and retried. */
    AttemptTable start() throws IOException {
        AttemptTable table = ledger.read();
        if (ledger.damaged() > 0) {
            listener.damaged(ledger.damaged());
        }
        try {
            ledger.begin(table);
            writable = true;
        } catch (IOException fault) {
            listener.unwritable(fault);
        }
        thread.start();
        return table;
    }

    private void run() {
        try {
            while (!closing.await(WRITE_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                turn();
            }
        } catch (InterruptedException endedBySomebodyElse) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    /** While a renewed table has not been taken, what the ring holds belongs to it. */
    private void turn() {
        turns++;
        boolean retrying = writable || turns % RETRY_EVERY_TURNS == 0;
        if (handover.isTaken() && retrying) {
            try {
                handover.closeRetired();
                write();
            } catch (IOException fault) {
                failed(fault);
            }
        }
    }

    private void write() throws IOException {
        if (!writable) {
            renew();
            writable = true;
            listener.resumed();
            return;
        }
        drain();
        if (turns % SYNC_EVERY_TURNS == 0) {
            ledger.journal().sync();
        }
        if (handover.isGrowthWanted() || ledger.isRenewalDue()) {
            renew();
        }
    }

    /** A slot leaves the ring only once the operating system has it. */
    private void drain() throws IOException {
        AttemptJournal journal = ledger.journal();
        int taken = 0;
        while (handover.peek(taken, slot)) {
            journal.add(slot);
            taken++;
            if (!journal.hasRoom()) {
                journal.write();
                handover.took(taken);
                taken = 0;
            }
        }
        journal.write();
        handover.took(taken);
    }

    private void renew() throws IOException {
        ledger.closeJournal();
        AttemptTable renewed = ledger.read();
        try {
            ledger.begin(renewed);
        } catch (IOException fault) {
            renewed.close();
            throw fault;
        }
        handover.offer(renewed);
    }

    /** The journal may end in half a record; the next generation begins a new one. */
    private void failed(IOException fault) {
        if (writable) {
            listener.unwritable(fault);
        }
        writable = false;
    }

    /** The call path has ended: nobody takes a table any more, and the ring is all there is. */
    private void end() {
        try {
            if (!writable) {
                AttemptTable read = ledger.read();
                ledger.begin(read);
                read.close();
            }
            drain();
            ledger.journal().sync();
        } catch (IOException fault) {
            listener.unwritable(fault);
        }
        try {
            ledger.close();
        } catch (IOException fault) {
            listener.unwritable(fault);
        }
    }

    void close() {
        closing.countDown();
        try {
            thread.join(STOP_TIMEOUT_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        handover.closeRetired();
    }
}
