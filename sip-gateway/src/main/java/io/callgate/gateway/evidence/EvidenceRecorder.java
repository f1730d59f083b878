package io.callgate.gateway.evidence;

import io.callgate.gateway.config.EvidenceConfig;
import io.callgate.gateway.notice.Notice;
import io.callgate.gateway.notice.Notices;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the record of each call. {@link #record} formats a line into memory; the thread {@code
 * callgate-evidence} writes what has gathered every few milliseconds and has it on the disk within
 * a second. A disk that is full, slow or gone costs lines, which are counted, and never time.
 */
public final class EvidenceRecorder implements AutoCloseable {

    /**
     * Lines this young, and what the consumer has not read, are in memory only: kill -9 can take
     * them. A write costs 100 us, whatever its size.
     */
    private static final long WRITE_EVERY_MILLIS = 50;
    private static final long RETRY_EVERY_MILLIS = 1_000;
    /** Longest wait for the last lines at close. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Object lock = new Object();
    private final Notices notices;
    private final boolean refusesOnLoss;
    private final DayFiles files;
    private final InstantSource clock;
    private final Thread writer;
    /** Consumer thread. */
    private final CallLine line = new CallLine();
    /** Under the lock: what {@link #record} fills. */
    private LineBuffer filling = new LineBuffer();
    /** Writer thread: what is being written, empty between batches. */
    private LineBuffer batch = new LineBuffer();
    private final CountDownLatch closing = new CountDownLatch(1);
    /** Written by the writer thread. */
    private volatile boolean writable = true;
    private volatile long linesWritten;
    /** Under the lock. */
    private volatile long linesLost;
    private volatile boolean backlogged;

    EvidenceRecorder(EvidenceConfig config, Notices notices, InstantSource clock,
            EvidenceFolder.Disk disk) {
        this.notices = notices;
        this.clock = clock;
        refusesOnLoss = config.onLoss() == EvidenceConfig.OnLoss.REFUSE;
        files = new DayFiles(new EvidenceFolder(config.directory(), disk), notices);
        writer = new Thread(this::writeUntilClosed, "callgate-evidence");
        writer.setDaemon(true);
        writer.setUncaughtExceptionHandler((thread, fault) -> failed(fault));
    }

    /**
     * A folder that cannot be written is a notice, and tried again until it can.
     *
     * @param clock tells of which day the file is that is begun
     */
    public static EvidenceRecorder open(EvidenceConfig config, Notices notices,
            InstantSource clock) {
        return open(config, notices, clock, EvidenceFolder.Disk.REAL);
    }

    static EvidenceRecorder open(EvidenceConfig config, Notices notices, InstantSource clock,
            EvidenceFolder.Disk disk) {
        EvidenceRecorder recorder = new EvidenceRecorder(config, notices, clock, disk);
        recorder.begin();
        recorder.writer.start();
        return recorder;
    }

    /**
     * Whether policy lets a new call in now: asked by the call path before it judges. An emergency
     * call is let in whatever this says.
     */
    public boolean acceptsCalls() {
        return !refusesOnLoss || writable && !backlogged;
    }

    /** Lines handed to the operating system. */
    public long linesWritten() {
        return linesWritten;
    }

    /** Lines that no disk will ever see. */
    public long linesLost() {
        return linesLost;
    }

    /** Takes down what happened; on one consumer thread, never waits for the disk. */
    public void record(CallFacts facts) {
        if (facts.event == CallEvent.NONE) {
            return;
        }
        line.write(facts);
        if (!append()) {
            notices.raise(Notice.EVIDENCE_LOST);
        }
    }

    private boolean append() {
        synchronized (lock) {
            boolean first = filling.isWritten();
            boolean kept = filling.append(line.bytes(), line.length(), line.epochDay());
            if (first) {
                lock.notifyAll();
            }
            linesLost += kept ? 0 : 1;
            backlogged = filling.isMoreThanHalfFull();
            return kept;
        }
    }

    private void writeUntilClosed() {
        try {
            while (awaitWork()) {
                turn();
                closing.await(writable ? WRITE_EVERY_MILLIS : RETRY_EVERY_MILLIS,
                        TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException closedBySomebodyElse) {
            closing.countDown();
        }
        end();
    }

    /** Waits for lines, or for a sync to fall due. False once closing. */
    private boolean awaitWork() throws InterruptedException {
        synchronized (lock) {
            while (isIdle() && !files.isSyncDue(System.nanoTime())) {
                lock.wait(files.millisToSync(System.nanoTime()));
            }
        }
        return closing.getCount() > 0;
    }

    private boolean isIdle() {
        return writable && batch.isWritten() && filling.isWritten() && closing.getCount() > 0;
    }

    private void turn() {
        try {
            takeBatch();
            writeBatch();
            resumed();
        } catch (IOException fault) {
            failed(fault);
        }
    }

    /** A batch that could not be written stays until it can; meanwhile the other one fills. */
    private void takeBatch() {
        synchronized (lock) {
            if (batch.isWritten()) {
                LineBuffer full = filling;
                filling = batch;
                batch = full;
                backlogged = false;
            }
        }
    }

    private void writeBatch() throws IOException {
        if (!writable && batch.isWritten()) {
            files.begin(today());
        }
        while (!batch.isWritten()) {
            int lines = batch.lines();
            files.write(batch, System.nanoTime());
            batch.spanWritten();
            linesWritten += lines;
        }
        if (files.isSyncDue(System.nanoTime())) {
            files.sync();
        }
    }

    private void begin() {
        try {
            files.begin(today());
        } catch (IOException fault) {
            failed(fault);
        }
    }

    private long today() {
        return Instant.ofEpochMilli(clock.millis()).atOffset(ZoneOffset.UTC).toLocalDate()
                .toEpochDay();
    }

    private void failed(Throwable fault) {
        writable = false;
        notices.raise(Notice.EVIDENCE_UNWRITABLE, fault.toString());
    }

    private void resumed() {
        if (!writable) {
            writable = true;
            notices.raise(Notice.EVIDENCE_RESUMED, linesLost + " lost since the start");
        }
    }

    /** One turn for a batch that was held back, one for what gathered behind it. */
    private void end() {
        turn();
        turn();
        int left = batch.linesNotWritten();
        synchronized (lock) {
            left += filling.linesNotWritten();
            linesLost += left;
        }
        if (left > 0) {
            notices.raise(Notice.EVIDENCE_LOST, left + " at the end");
        }
        closeFiles();
    }

    private void closeFiles() {
        try {
            files.close();
        } catch (IOException fault) {
            failed(fault);
        }
    }

    /** Writes what is left and returns; after a bounded wait in any case. */
    @Override
    public void close() {
        closing.countDown();
        synchronized (lock) {
            lock.notifyAll();
        }
        try {
            writer.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
