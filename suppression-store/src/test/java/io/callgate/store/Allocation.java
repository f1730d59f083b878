package io.callgate.store;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

/** What the calling thread allocates. */
public final class Allocation {

    private static final int ROUNDS = 5;

    private Allocation() {
    }

    /**
     * Bytes that the work allocates in steady state: the least of a few rounds, for the first ones
     * load classes and compile.
     */
    public static long ofRepeated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            work.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
