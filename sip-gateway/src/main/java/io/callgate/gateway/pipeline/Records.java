package io.callgate.gateway.pipeline;

import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.Sequence;
import io.callgate.gateway.notice.Notice;
import io.callgate.gateway.notice.Notices;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Everything that is told of a call after it was answered: evidence and metrics. A thread of its
 * own that looks at the ring now and then, and at once when much has gathered. It is not woken for
 * a single call, because that would cost more than the call.
 */
final class Records {

    /** A wake-up costs some 100 us, however few messages it finds. */
    static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Messages after which the thread is woken, before its time has come. */
    static final int GATHERED = Pipeline.SLOTS / 4;

    private static final long CLOSE_MILLIS_MAX = 2_000;

    private final EventPoller<Slot> poller;
    private final long pollNanos;
    private final EventPoller.Handler<Slot> handler = this::read;
    private final FactsConsumer[] consumers;
    private final Notices notices;
    private final Thread thread = new Thread(this::run, "callgate-records");
    private volatile boolean closed;
    /** Written by this thread, read by the call path and the operator's port. */
    private volatile boolean failed;

    /** @param pollNanos between two looks at the ring */
    Records(EventPoller<Slot> poller, long pollNanos, Notices notices,
            FactsConsumer... consumers) {
        this.poller = poller;
        this.pollNanos = pollNanos;
        this.notices = notices;
        this.consumers = consumers.clone();
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((ended, fault) -> onError(fault));
    }

    Sequence sequence() {
        return poller.getSequence();
    }

    void start() {
        thread.start();
    }

    /** A message went into the ring; loop thread. */
    void published(long sequence) {
        if (sequence % GATHERED == GATHERED - 1) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (!closed) {
            poll();
            LockSupport.parkNanos(pollNanos);
        }
        poll();
    }

    private void poll() {
        try {
            while (poller.poll(handler) == EventPoller.PollState.PROCESSING) {
                continue;
            }
        } catch (Exception impossible) {
            // The handler below lets nothing out.
            throw new IllegalStateException(impossible);
        }
    }

    /** The one broad catch of this thread. */
    private boolean read(Slot slot, long sequence, boolean endOfBatch) {
        for (FactsConsumer consumer : consumers) {
            try {
                consumer.accept(slot.facts);
            } catch (RuntimeException fault) {
                notices.raise(Notice.CALL_PATH_FAULT, fault.toString());
            } catch (Error fault) {
                onError(fault);
            }
        }
        return true;
    }

    /**
     * What throws an Error may do so with each record, and may have kept none: that stands until
     * the end of the process. The thread goes on all the same, for a ring that nobody reads is full
     * within seconds and takes no call, not even for help.
     */
    private void onError(Throwable fault) {
        failed = true;
        try {
            notices.raise(Notice.RECORDS_FAILED, fault.toString());
        } catch (Error again) {
            // No words are left; who asks is told.
            failed = true;
        }
    }

    /** Whether records may have been lost here since the start. Any thread. */
    boolean hasFailed() {
        return failed;
    }

    /** Reads what has been published, then ends; nothing may be published any more. */
    void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSE_MILLIS_MAX);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
