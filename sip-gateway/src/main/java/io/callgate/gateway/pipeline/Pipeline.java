package io.callgate.gateway.pipeline;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import io.callgate.gateway.evidence.CallEvent;
import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.notice.Notice;
import io.callgate.gateway.notice.Notices;
import io.callgate.gateway.proxy.Proxy;
import io.callgate.gateway.proxy.transaction.CallReports;
import io.callgate.gateway.proxy.write.Arrival;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Ingress;
import io.callgate.gateway.transport.framing.FramingFault;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The way of a message: claimed and filled by the transport, judged and answered in the same turn
 * of
 * the same thread, then read at leisure by the consumer of records.
 *
 * <p>The event loop is producer and first consumer at once, because waking a second thread for a
 * call
 * costs more than the call. It publishes what one read of the sockets brought, and drains it at the
 * end of the read. {@link Records} follows on its own thread and is gated on that sequence; the
 * ring
 * is full when it lags {@link #SLOTS} messages behind, and only then is a message shed.
 */
public final class Pipeline implements Ingress, CallReports {

    /**
     * Messages that may be in the ring at once. At 2 KiB each 8 MiB, and never more than 64 MiB,
     * when each place has met a message as large as they may be; at 100,000 messages a second the
     * consumer of records may pause for 30 ms once it is woken.
     */
    public static final int SLOTS = 1 << 12;

    /**
     * Places that only calls for help may take, and what calls nobody: answers, and what ends or
     * acknowledges a call. Over a stream nothing that is shed comes again.
     */
    static final int RESERVED = SLOTS / 8;

    private final RingBuffer<Slot> ring = RingBuffer.createSingleProducer(
            Slot::new, SLOTS, new BlockingWaitStrategy());
    private final EventPoller<Slot> callPath = ring.newPoller();
    private final Records records;
    private final EventPoller.Handler<Slot> process = this::process;
    private final Runnable onTick = this::runTimers;
    private final Arrival arrival = new Arrival();
    /** Facts that found no room in the ring. */
    private final CallFacts spare = new CallFacts();
    private final Notices notices;
    private final InstantSource clock;
    private final Runnable turnEnded;
    private Proxy proxy;
    private long claimed;
    /** The place claimed last was not needed after all, and is there for the next message. */
    private boolean held;
    private boolean reportClaimed;
    private long epochMillis;
    /** Written by the loop thread, read by the operator's port. */
    private volatile long shed;
    private volatile long recordsLost;

    /**
     * @param clock      tells the day and hour by which calls are judged; read once a turn
     * @param turnEnded  run by the loop thread when it holds on to nothing of the index
     * @param consumers  of the facts, on the thread of the records
     */
    public Pipeline(Notices notices, InstantSource clock, Runnable turnEnded,
            FactsConsumer... consumers) {
        this.notices = notices;
        this.clock = clock;
        this.epochMillis = clock.millis();
        this.turnEnded = turnEnded;
        this.records = new Records(ring.newPoller(callPath.getSequence()),
                Records.POLL_NANOS, notices, consumers);
        ring.addGatingSequences(records.sequence());
    }

    /** Connects the proxy, which reports to this pipeline, and starts the consumer of records. */
    public void start(Proxy aProxy) {
        proxy = aProxy;
        records.start();
    }

    @Override
    public byte[] claim(int length) {
        if (claimSlot()) {
            return ring.get(claimed).begin(Slot.Kind.MESSAGE).room(length);
        }
        drop();
        return null;
    }

    private boolean claimSlot() {
        if (held) {
            held = false;
            return true;
        }
        try {
            claimed = ring.tryNext();
            return true;
        } catch (InsufficientCapacityException full) {
            return false;
        }
    }

    private void drop() {
        shed++;
        notices.raise(Notice.PIPELINE_FULL);
    }

    @Override
    public void commit(Hop from, int length) {
        Slot slot = ring.get(claimed);
        // Cheap as long as there is room: the ring remembers how far the records were.
        held = !ring.hasAvailableCapacity(RESERVED) && !isUrgent(from, slot.bytes, length);
        if (held) {
            drop();
            return;
        }
        slot.from = from;
        slot.length = length;
        slot.arrivalNanos = System.nanoTime();
        publish();
    }

    private boolean isUrgent(Hop from, byte[] bytes, int length) {
        try {
            return proxy.isUrgent(from, bytes, length);
        } catch (RuntimeException fault) {
            notices.raise(Notice.CALL_PATH_FAULT, fault.toString());
            return false;
        }
    }

    private void publish() {
        ring.publish(claimed);
        records.published(claimed);
    }

    @Override
    public void unframeable(Hop from, FramingFault fault) {
        CallFacts facts = begin();
        facts.discarded = fault.name();
        commit();
    }

    @Override
    public void unreachable(Hop to) {
        // Calls that can go on elsewhere do so first: a notice may be slow to write.
        guarded(() -> proxy.onUnreachable(to, System.nanoTime()));
        drain();
        guarded(() -> {
            if (proxy.isWayOut(to)) {
                notices.raise(Notice.CARRIER_UNREACHABLE, to.remote().toString());
            }
        });
    }

    @Override
    public boolean knows(Hop peer) {
        return proxy.knows(peer);
    }

    @Override
    public void turnEnds() {
        epochMillis = clock.millis();
        drain();
        turnEnded.run();
    }

    /** The timers; the network is to be flushed afterwards. */
    public void tick() {
        epochMillis = clock.millis();
        guarded(onTick);
        drain();
        turnEnded.run();
    }

    private void runTimers() {
        proxy.onTick(System.nanoTime());
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException fault) {
            notices.raise(Notice.CALL_PATH_FAULT, fault.toString());
        }
    }

    private void drain() {
        try {
            while (callPath.poll(process) == EventPoller.PollState.PROCESSING) {
                // Until idle: a call that ends at once reports behind the message that began it.
                continue;
            }
        } catch (Exception impossible) {
            // The handler below lets nothing out.
            throw new IllegalStateException(impossible);
        }
    }

    /** The one broad catch of the call path: one bad message must not delay the next call. */
    private boolean process(Slot slot, long sequence, boolean endOfBatch) {
        try {
            switch (slot.kind) {
                case MESSAGE -> processMessage(slot);
                case PROBE -> slot.probe.countDown();
                default -> slot.facts.epochMillis = epochMillis;
            }
        } catch (RuntimeException | StackOverflowError fault) {
            slot.facts.discarded = Notice.CALL_PATH_FAULT.name();
            notices.raise(Notice.CALL_PATH_FAULT, fault.toString());
        }
        slot.release();
        return true;
    }

    private void processMessage(Slot slot) {
        arrival.from = slot.from;
        arrival.facts = slot.facts;
        arrival.nowNanos = slot.arrivalNanos;
        arrival.epochMillis = epochMillis;
        slot.facts.epochMillis = epochMillis;
        proxy.onMessage(arrival, slot.bytes, slot.length);
        slot.facts.handlingNanos = System.nanoTime() - slot.arrivalNanos;
    }

    @Override
    public CallFacts begin() {
        reportClaimed = claimSlot();
        return reportClaimed ? ring.get(claimed).begin(Slot.Kind.REPORT).facts : spare.clear();
    }

    @Override
    public void commit() {
        if (reportClaimed) {
            publish();
        } else if (spare.event == CallEvent.NONE) {
            drop();
        } else {
            loseRecord();
        }
    }

    /** Nothing of a verdict on a new call: a message has its place before it is judged. */
    private void loseRecord() {
        recordsLost++;
        notices.raise(Notice.EVIDENCE_LOST, "the ring was full");
    }

    /**
     * Whether the ring turns: a probe goes in behind the messages that are there and must come out.
     * From any thread but the loop's.
     *
     * @param onLoop runs its argument on the loop thread
     */
    public boolean probe(Loop onLoop, long millisMax) throws InterruptedException {
        CountDownLatch passed = new CountDownLatch(1);
        onLoop.execute(() -> {
            if (claimSlot()) {
                ring.get(claimed).begin(Slot.Kind.PROBE).probe = passed;
                publish();
                turnEnds();
            }
        });
        return passed.await(millisMax, TimeUnit.MILLISECONDS);
    }

    /** Runs a task on the loop thread. */
    @FunctionalInterface
    public interface Loop {

        void execute(Runnable task);
    }

    /** Messages in the ring, those included that only the records have not seen. */
    public long occupancy() {
        return SLOTS - ring.remainingCapacity();
    }

    /** Whether a consumer of the facts has failed, so that records may be missing. Any thread. */
    public boolean recordsFailed() {
        return records.hasFailed();
    }

    /** Records that found the ring full: of an end told by a timer, of a further number. */
    public long recordsLost() {
        return recordsLost;
    }

    /** Messages that found the ring full. */
    public long shed() {
        return shed;
    }

    /** Lets the records catch up, then ends their thread; the loop must have ended before. */
    public void close() {
        records.close();
    }
}
