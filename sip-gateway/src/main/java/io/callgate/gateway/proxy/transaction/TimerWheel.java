package io.callgate.gateway.proxy.transaction;

import java.util.function.Consumer;

/**
 * Hashed timer wheel (Varghese and Lauck, 1987) over the transactions themselves: setting, moving
 * and
 * clearing a timer are a few pointer writes, whatever their number. A timer further off than one
 * turn
 * of the wheel is met early and put back. Loop thread only.
 */
public final class TimerWheel {

    static final int NOT_IN_WHEEL = -1;

    /** Finer than the ticks of the gateway, of which each one takes several of these. */
    static final long TICK_NANOS = 10_000_000;
    /** 4096 ticks are 41 s: Timers B, D and H (32 s) fit into one turn. */
    private static final int BUCKETS = 1 << 12;

    private final InviteTransaction[] buckets = new InviteTransaction[BUCKETS];
    private final long startNanos;
    /** The next tick to be looked at. */
    private long currentTick;

    TimerWheel(long nowNanos) {
        startNanos = nowNanos;
    }

    /** Sets the timer to the transaction's own due time, wherever it stood before. */
    void set(InviteTransaction transaction) {
        clear(transaction);
        long dueTick = (transaction.dueAtNanos() - startNanos) / TICK_NANOS + 1;
        int bucket = (int) (Math.max(dueTick, currentTick) & BUCKETS - 1);
        InviteTransaction first = buckets[bucket];
        transaction.wheelBucket = bucket;
        transaction.wheelNext = first;
        if (first != null) {
            first.wheelPrevious = transaction;
        }
        buckets[bucket] = transaction;
    }

    void clear(InviteTransaction transaction) {
        if (transaction.wheelBucket == NOT_IN_WHEEL) {
            return;
        }
        InviteTransaction next = transaction.wheelNext;
        InviteTransaction previous = transaction.wheelPrevious;
        if (previous == null) {
            buckets[transaction.wheelBucket] = next;
        } else {
            previous.wheelNext = next;
        }
        if (next != null) {
            next.wheelPrevious = previous;
        }
        transaction.wheelNext = null;
        transaction.wheelPrevious = null;
        transaction.wheelBucket = NOT_IN_WHEEL;
    }

    /** Hands every transaction that is due to {@code onDue}, its timer cleared. */
    void advance(long nowNanos, Consumer<InviteTransaction> onDue) {
        long nowTick = (nowNanos - startNanos) / TICK_NANOS;
        // After a pause longer than one turn of the wheel every bucket is met once, not more.
        currentTick = Math.max(currentTick, nowTick - BUCKETS + 1);
        while (currentTick <= nowTick) {
            int bucket = (int) (currentTick & BUCKETS - 1);
            currentTick++;
            fire(bucket, nowNanos, onDue);
        }
    }

    private void fire(int bucket, long nowNanos, Consumer<InviteTransaction> onDue) {
        InviteTransaction transaction = buckets[bucket];
        while (transaction != null) {
            InviteTransaction next = transaction.wheelNext;
            if (transaction.dueAtNanos() <= nowNanos) {
                clear(transaction);
                onDue.accept(transaction);
            }
            transaction = next;
        }
    }
}
