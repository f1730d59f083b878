package io.callgate.store;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

/** What the calling thread allocates. */
public final class Allocation {

    private static final int ROUNDS_MAX = 20;

    private Allocation() {
    }

    /**
     * Bytes that the work allocates in steady state: the least of some rounds, for the first ones
     * load classes, and when the compiler has been at the code, the machine decides. Ends at the
     * first that allocates nothing.
     */
    public static long ofRepeated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS_MAX && least > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            work.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
