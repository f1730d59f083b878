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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import io.callgate.store.index.list.ListGeneration;
import io.callgate.store.index.list.ListHandle;
import io.callgate.store.index.list.OffHeapAnswers;
import io.callgate.store.index.list.OffHeapList;
import io.callgate.store.register.Event;
import io.callgate.store.register.ListKind;
import io.callgate.store.register.ListManifest;
import io.callgate.store.register.Pseudonyms;
import io.callgate.store.register.Recorded;
import io.callgate.store.register.Register;
import io.callgate.store.register.sqlite.RegisterException;
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
    /** Events applied, a fraction of a second's work, after which the records are saved again. */
    private static final long SAVE_EVERY_EVENTS = 50_000;
    /**
     * Behind by more, it is shorter to read what is in force than what was said: an event takes as
     * long as a hundred records, and to begin with them as long as so many events (perf/results).
     */
    private static final long REPLAY_EVENTS_MIN = 25_000;
    private static final long RECORDS_AN_EVENT = 100;

    private record Retired(Runnable close, long readerTurns) {
    }

    private final SuppressionIndex index;
    private final Path storeDirectory;
    private final IndexListener listener;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "callgate-follower");
    private final Deque<Retired> retired = new ArrayDeque<>();
    private Register register;
    private Object registerFile;
    private OffHeapRecords records;
    private long applied;
    private long saved;
    /** Events of lists up to this one were in what was loaded. */
    private long listsAsOf;
    private boolean registerLost;
    private boolean toldOfFullScopes;

    Follower(SuppressionIndex index, Path storeDirectory, IndexListener listener) {
        this.index = index;
        this.storeDirectory = storeDirectory;
        this.listener = listener;
        thread.setDaemon(true);
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
        index.follows(true);
        thread.start();
    }

    /** Loads everything, these versions of lists in place of the active ones; follows nothing. */
    void loadOnce(Map<String, Long> versions) throws IOException {
        openRegister();
        try {
            load();
            for (Map.Entry<String, Long> wanted : versions.entrySet()) {
                activate(wanted.getKey(), wanted.getValue());
            }
        } finally {
            closeRegister();
        }
    }

    private void activate(String list, long version) throws IOException {
        Optional<ListManifest> manifest = register.versions(list).stream()
                .filter(one -> one.version() == version).findFirst();
        if (manifest.isEmpty()) {
            throw new IOException("list " + list + " has no version " + version);
        }
        if (!activated(manifest.get())) {
            throw new IOException("the numbers of version " + version + " of list " + list
                    + " cannot be read, or are no longer kept");
        }
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
        index.publish(register.pseudonyms(storeDirectory));
        listsAsOf = register.lastSequence();
        applied = listsAsOf;
        Optional<RecordFile.Loaded> file = RecordFile.load(storeDirectory, register,
                index.scopes(), listsAsOf - REPLAY_EVENTS_MIN - listsAsOf / RECORDS_AN_EVENT);
        if (file.isPresent()) {
            records = file.get().records();
            saved = file.get().sequence();
            applied = saved;
        } else {
            records = RecordLoad.loadAll(index.scopes(), register);
        }
        for (ListManifest manifest : register.activeLists()) {
            if (!activated(manifest)) {
                fallBack(manifest);
            }
        }
        index.publish(records);
        register.mapped(() -> {
            applyNew();
            return null;
        });
    }

    private void run() {
        try {
            while (!stopped.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeRegister();
        }
    }

    /** Whatever goes wrong in a turn, the next one tries again, from the last event applied. */
    private void turn() throws InterruptedException {
        FutureTask<Void> turn = new FutureTask<>(() -> {
            poll();
            closeRetired();
            return null;
        });
        turn.run();
        try {
            turn.get();
            registerLost = false;
            index.follows(true);
        } catch (ExecutionException e) {
            lost(e.getCause());
        }
    }

    private void lost(Throwable cause) {
        index.follows(false);
        if (!registerLost) {
            registerLost = true;
            listener.faulted("the register cannot be read: calls are judged by what was known"
                    + " before", cause instanceof IOException known ? known
                            : new IllegalStateException(cause.toString(), cause));
        }
    }

    private void poll() throws IOException {
        checkRegister();
        // Asked ten times a second: a seventh of what it costs to ask for events.
        if (register.lastSequence() != applied) {
            applyNew();
        }
        saveWhenDue();
    }

    private void applyNew() throws IOException {
        List<Recorded> events = register.eventsAfter(applied, EVENTS_MAX);
        while (!events.isEmpty()) {
            for (Recorded event : events) {
                apply(event);
            }
            applied = events.get(events.size() - 1).sequence();
            events = register.eventsAfter(applied, EVENTS_MAX);
        }
        index.publish(applied);
        tellOfFullScopes();
    }

    private void tellOfFullScopes() {
        Optional<String> left = index.scopes().firstWithoutPlace();
        if (left.isPresent() && !toldOfFullScopes) {
            toldOfFullScopes = true;
            listener.scopesFull(left.get());
        }
    }

    /** Not what lacks records of some scopes: another configuration may have places for them. */
    private void saveWhenDue() {
        boolean whole = index.scopes().firstWithoutPlace().isEmpty();
        if (applied - saved < SAVE_EVERY_EVENTS || !whole) {
            return;
        }
        saved = applied;
        try {
            RecordFile.save(storeDirectory, records, index.scopes(),
                    register.eventsAfter(applied - 1, 1).get(0));
        } catch (IOException e) {
            listener.faulted("the index of records could not be saved: calls are judged as before,"
                    + " the next start takes longer", e);
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

    private void apply(Recorded recorded) throws IOException {
        Event event = recorded.event();
        if (event instanceof Event.ListActivated activated) {
            if (recorded.sequence() > listsAsOf) {
                activated(activated.manifest());
            }
        } else if (event instanceof Event.ListRemoved removed) {
            if (recorded.sequence() > listsAsOf) {
                replace(index.list(removed.list()), ListGeneration.ABSENT);
            }
        } else if (event instanceof Event.NumberErased erased) {
            forget(erased.number());
        } else {
            makeRoom();
            RecordTables.apply(records, index.scopes(), register, recorded);
        }
    }

    /** The opt-out is known by its pseudonym before the number is forgotten. */
    private void forget(long pseudonym) throws IOException {
        Pseudonyms pseudonyms = register.pseudonyms(storeDirectory);
        index.publish(pseudonyms);
        makeRoom();
        RecordTables.putAllOf(records, index.scopes(), register, pseudonym);
        records.removeIf(number -> number < Pseudonyms.LOWEST
                && pseudonyms.of(number) == pseudonym);
    }

    private void makeRoom() {
        if (records.isFull()) {
            OffHeapRecords full = records;
            records = full.withMoreRoom();
            index.publish(records);
            retire(full::close);
        }
    }

    private boolean activated(ListManifest manifest) {
        Path file = SnapshotBuilder.fileOf(storeDirectory.resolve(Snapshot.DIRECTORY),
                manifest.content().snapshot());
        try (Snapshot snapshot = Snapshot.open(file)) {
            replace(index.list(manifest.list()), manifest.kind() == ListKind.DENY
                    ? OffHeapList.load(manifest, snapshot)
                    : OffHeapAnswers.load(manifest, snapshot));
            listener.listActivated(manifest.list(), manifest.version(), snapshot.numbers());
            return true;
        } catch (IOException e) {
            listener.faulted(unreadable(manifest), e);
            return false;
        }
    }

    static String unreadable(ListManifest manifest) {
        return "list " + manifest.list() + " version " + manifest.version()
                + " cannot be read: calls are judged by the version before it, if any";
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
