package io.callgate.gateway.transport.polling;

import io.netty.channel.SelectStrategy;
import io.netty.util.IntSupplier;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets messages gather while many come, as network cards moderate their interrupts: to be woken for
 * a message costs as much as to read and answer it, and one wake-up can take many. Below {@link
 * #BUSY_MESSAGES} nothing waits. Loop thread only. What it brings stands in
 * perf/results/2026-11-22-profile.md.
 */
public final class Moderation implements SelectStrategy {

    /** Long enough that what gathered while the loop was held up does not look like a rate. */
    static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Messages of one window, 5,000 a second, from which on messages gather. */
    static final int BUSY_MESSAGES = 500;

    /** A turn that brought as many has gathered enough: the next one follows at once. */
    static final int ENOUGH_MESSAGES = 16;

    /** What an answer may come later for it; with what the kernel's timers add, half of 1 ms. */
    static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(450);

    private final LongSupplier nanoTime;
    private final LongConsumer pause;
    private long windowBegan;
    private int ofWindow;
    private int ofTurn;
    private boolean busy;

    /** @param pause sleeps so many nanoseconds, or less */
    public Moderation(LongSupplier nanoTime, LongConsumer pause) {
        this.nanoTime = nanoTime;
        this.pause = pause;
        windowBegan = nanoTime.getAsLong();
    }

    public void message() {
        ofTurn++;
    }

    /** Whether messages gather. */
    public boolean isBusy() {
        return busy;
    }

    /** Asked by Netty before it waits for the sockets. Otherwise its own strategy. */
    @Override
    public int calculateStrategy(IntSupplier look, boolean hasTasks) throws Exception {
        if (hasTasks) {
            return look.get();
        }
        int brought = ofTurn;
        ofTurn = 0;
        measure(brought);
        if (busy && brought < ENOUGH_MESSAGES) {
            pause.accept(PAUSE_NANOS);
        }
        return SelectStrategy.SELECT;
    }

    private void measure(int brought) {
        ofWindow += brought;
        long now = nanoTime.getAsLong();
        if (now - windowBegan >= WINDOW_NANOS) {
            busy = ofWindow * WINDOW_NANOS >= BUSY_MESSAGES * (now - windowBegan);
            windowBegan = now;
            ofWindow = 0;
        }
    }
}
