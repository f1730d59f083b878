package io.callgate.cli.file;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What Ctrl-C or SIGTERM does to work that must not leave half of something behind. */
public final class Interruption {

    /** Cleaning up is closing and deleting files; if that hangs, the next import does it. */
    private static final long CLEANING_SECONDS_MAX = 10;

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch ended = new CountDownLatch(1);

    private Interruption() {
    }

    /** Work that cleans up behind itself when it fails. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Runs the work on this thread, which a signal interrupts: reading an admin's file and writing
     * fails at once then. The process ends when the work has.
     */
    public static <T> T interruptible(Work<T> work) throws IOException {
        Interruption interruption = new Interruption();
        Thread hook = new Thread(interruption::interrupt, "callgate-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.run();
        } finally {
            interruption.end(hook);
        }
    }

    private void interrupt() {
        worker.interrupt();
        try {
            ended.await(CLEANING_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(Thread hook) {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // The hook runs, and now has what it waits for.
        }
    }
}
