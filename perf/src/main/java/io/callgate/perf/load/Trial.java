package io.callgate.perf.load;

import io.netty.channel.ChannelHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Offers calls to a port of this machine and tells what they cost and how long they took. The
 * callee is a second socket of the same thread, so both ends of a call are read by one clock.
 */
final class Trial implements AutoCloseable {

    /** How long the last calls may take to end. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** A schedule needs a moment to begin on time. */
    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final LoadLoop loop = new LoadLoop();
    private final Callee callee = new Callee();
    private final Caller caller;
    private final OnCpu watched;

    /** What one offer came to. */
    record Outcome(Counts counts, CpuSlices cpu) {

        /** Every call ended, and each as its number says. */
        boolean complete() {
            return counts.lost() == 0 && counts.wrong == 0;
        }
    }

    /**
     * Options: {@code --target PORT}, {@code --carrier PORT} (0: none is opened here),
     * {@code --numbers FILE}, {@code --listed-percent P}, {@code --pids A,B} to be watched.
     */
    Trial(Options options) throws IOException {
        NumberList numbers = NumberList.read(Path.of(options.text("--numbers")),
                options.number("--listed-percent", 100) / 100, System.nanoTime());
        watched = new OnCpu(options.has("--pids")
                ? Arrays.asList(options.text("--pids").split(",")) : List.of());
        int carrier = options.has("--carrier") ? options.port("--carrier") : 0;
        caller = new Caller(numbers, options.port("--target"), carrier);
        open((int) options.number("--local", 0), caller);
        if (carrier != 0) {
            open(carrier, callee);
        }
        loop.eachTurn(caller::turn);
    }

    private void open(int port, ChannelHandler handler) {
        loop.open(port, handler);
    }

    Outcome run(double callsPerSecond, double warmUpSeconds, double seconds, double holdSeconds)
            throws IOException, InterruptedException {
        Offer offer = new Offer(System.nanoTime() + LEAD_NANOS, callsPerSecond, warmUpSeconds,
                seconds, (long) (holdSeconds * 1e9));
        Counts counts = loop.ask(() -> caller.begin(offer));
        sleepUntil(offer.countedFromNanos());
        CpuSlices slices = new CpuSlices(watched, callsPerSecond);
        slices.read(counts, offer.endNanos());
        long deadline = offer.endNanos() + offer.holdNanos() + PATIENCE_NANOS;
        while (counts.ended < offer.calls() && System.nanoTime() - deadline < 0) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        // A round trip through the loop makes what it counted visible here.
        return loop.ask(() -> new Outcome(counts, slices));
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
    }

    long invitesReceived() {
        return callee.invites();
    }

    @Override
    public void close() {
        loop.close();
    }
}
