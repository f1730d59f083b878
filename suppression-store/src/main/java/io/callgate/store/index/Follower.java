package io.callgate.store.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.callgate.store.register.Channel;
import io.callgate.store.register.Event;
import io.callgate.store.register.ListManifest;
import io.callgate.store.register.Recorded;
import io.callgate.store.register.Register;
import io.callgate.store.register.RegisterException;
import io.callgate.store.snapshot.Snapshot;
import io.callgate.store.snapshot.SnapshotBuilder;

/**
 * Loads an index and keeps it up with the register: polls for new events and applies them, in
 * order, on one thread of its own. Whatever cannot be read leaves what was known in place.
 */
final class Follower {

    /** What an admin does is in force within a second: this, and the time to load a list. */
    private static final long POLL_MILLIS = 100;
    /** Events of one poll; the rest follows at once. */
    private static final int EVENTS_MAX = 4_096;
    private static final long STOP_TIMEOUT_MILLIS = 10_000;

    private record Retired(Runnable close, long readerTurns) {
    }

    private final SuppressionIndex index;
    private final Path storeDirectory;
    private final IndexListener listener;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "callgate-follower");
    private final Deque<Retired> retired = new ArrayDeque<>();
    private final byte[] scratch = OffHeapRecords.scratch();
    private Register register;
    private Object registerFile;
    private OffHeapRecords records;
    private long applied;
    private boolean registerLost;

    Follower(SuppressionIndex index, Path storeDirectory, IndexListener listener) {
        this.index = index;
        this.storeDirectory = storeDirectory;
        this.listener = listener;
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dead, e) -> listener.faulted(
                "the index no longer follows the register: restart the gateway",
                new IllegalStateException(e)));
    }

    /** Loads everything on the calling thread, then follows on its own. */
    void start() throws IOException {
        openRegister();
        try {
            load();
        } catch (IOException e) {
            register.close();
            throw e;
        }
        thread.start();
    }

    void close() {
        stopped.countDown();
        try {
            thread.join(STOP_TIMEOUT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        retired.forEach(generation -> generation.close.run());
        retired.clear();
    }

    private void openRegister() throws IOException {
        Path file = storeDirectory.resolve(Register.FILE);
        register = Register.open(file, Clock.systemUTC());
        registerFile = fileKey(file);
    }

    private static Object fileKey(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /** Events that come while this reads are applied again afterwards, which changes nothing. */
    private void load() throws IOException {
        applied = register.lastSequence();
        records = OffHeapRecords.withRoomFor(register.countOptOuts(Channel.VOICE));
        register.eachOptOut(Channel.VOICE, optOut -> putRecord(
                index.keyOf(optOut.seller(), optOut.campaign(), optOut.number()),
                optOut.sequence(), optOut.expires().getEpochSecond()));
        for (ListManifest manifest : register.activeLists()) {
            if (!activated(manifest)) {
                fallBack(manifest);
            }
        }
        index.publish(records);
        index.publish(applied);
    }

    private void run() {
        try {
            while (!stopped.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                poll();
                closeRetired();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeRegister();
        }
    }

    private void poll() {
        try {
            checkRegister();
            List<Recorded> events = register.eventsAfter(applied, EVENTS_MAX);
            while (!events.isEmpty()) {
                events.forEach(this::apply);
                applied = events.get(events.size() - 1).sequence();
                index.publish(applied);
                events = register.eventsAfter(applied, EVENTS_MAX);
            }
            registerLost = false;
        } catch (IOException e) {
            if (!registerLost) {
                registerLost = true;
                listener.faulted("the register cannot be read: calls are judged by what was known"
                        + " before", e);
            }
        }
    }

    /** An open file that was deleted or replaced still reads well, and never changes again. */
    private void checkRegister() throws IOException {
        if (registerLost || !fileKey(storeDirectory.resolve(Register.FILE)).equals(registerFile)) {
            closeRegister();
            openRegister();
            long last = register.lastSequence();
            if (last < applied) {
                throw new RegisterException("register.db ends at event " + last + ", before event "
                        + applied + " that was applied: put the right file back, or restart the"
                        + " gateway to judge by this one");
            }
        }
    }

    private void closeRegister() {
        try {
            register.close();
        } catch (IOException e) {
            listener.faulted("the register could not be closed", e);
        }
    }

    private void apply(Recorded recorded) {
        Event event = recorded.event();
        if (event instanceof Event.OptOutAdded added && added.channel() == Channel.VOICE) {
            putRecord(index.keyOf(added.seller(), added.campaign(), added.number()),
                    recorded.sequence(), added.expires().getEpochSecond());
        } else if (event instanceof Event.OptOutWithdrawn gone
                && gone.channel() == Channel.VOICE) {
            records.remove(index.keyOf(gone.seller(), gone.campaign(), gone.number()));
        } else if (event instanceof Event.ListActivated activated) {
            activated(activated.manifest());
        } else if (event instanceof Event.ListRemoved removed) {
            replace(index.list(removed.list()), ListGeneration.ABSENT);
        }
    }

    private void putRecord(long key, long sequence, long expires) {
        if (records.isFull()) {
            OffHeapRecords full = records;
            records = full.withDoubleRoom();
            index.publish(records);
            retire(full::close);
        }
        records.put(key, sequence, expires, scratch);
    }

    private boolean activated(ListManifest manifest) {
        Path file = SnapshotBuilder.fileOf(storeDirectory.resolve(Snapshot.DIRECTORY),
                manifest.content().snapshot());
        try (Snapshot snapshot = Snapshot.open(file)) {
            replace(index.list(manifest.list()), OffHeapList.load(manifest, snapshot));
            listener.listActivated(manifest.list(), manifest.version(), snapshot.numbers());
            return true;
        } catch (IOException e) {
            listener.faulted("list " + manifest.list() + " version " + manifest.version()
                    + " cannot be read: calls are judged by the version before it, if any", e);
            return false;
        }
    }

    /** At the start there is no generation to keep: the newest earlier one that can be read. */
    private void fallBack(ListManifest unreadable) throws IOException {
        List<ListManifest> earlier = new ArrayList<>(register.versions(unreadable.list()));
        earlier.removeIf(manifest -> manifest.version() >= unreadable.version());
        Optional<ListManifest> served = earlier.stream().filter(this::activated).findFirst();
        if (served.isEmpty()) {
            index.list(unreadable.list()).activate(ListGeneration.ABSENT);
        }
    }

    private void replace(ListHandle handle, ListGeneration next) {
        ListGeneration before = handle.current();
        handle.activate(next);
        retire(before::close);
    }

    private void retire(Runnable close) {
        // Read after the swap: a turn that differs from it began with the new generation.
        retired.add(new Retired(close, index.readerTurns()));
    }

    private void closeRetired() {
        long turns = index.readerTurns();
        while (!retired.isEmpty() && retired.peek().readerTurns != turns) {
            retired.remove().close.run();
        }
    }
}
