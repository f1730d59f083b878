package io.callgate.store.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.callgate.store.index.list.ListGeneration;
import io.callgate.store.index.list.ListHandle;
import io.callgate.store.index.list.PartialList;
import io.callgate.store.register.Basis;
import io.callgate.store.register.ListManifest;
import io.callgate.store.register.Pseudonyms;
import io.callgate.store.register.Register;
import io.callgate.store.snapshot.Snapshot;
import io.callgate.store.snapshot.SnapshotBuilder;

/**
 * What the call path reads: the active version of every list, and the records of every scope.
 *
 * <p>One reader thread (the call path) and one follower thread of its own, which polls the register
 * and applies what is new. Readers never wait; a replaced generation is closed only after the
 * reader has shown by {@link #readerTurn()} that it holds no reference to it.
 */
public final class SuppressionIndex implements AutoCloseable {

    private final Map<String, ListHandle> lists = new ConcurrentHashMap<>();
    private final Scopes scopes;
    /** Written by the follower thread, or before the index is handed out. */
    private volatile Records records;
    private volatile Pseudonyms pseudonyms;
    private volatile long appliedSequence;
    private volatile boolean following;
    /** Written by the reader thread. */
    private volatile long readerTurns;
    /** Closes what feeds the index. */
    private final AutoClosing feed;

    private interface AutoClosing {
        void close();
    }

    private SuppressionIndex(Path storeDirectory, IndexListener listener, Scopes scopes)
            throws IOException {
        this.scopes = scopes;
        Follower follower = new Follower(this, storeDirectory, listener);
        feed = follower::close;
        follower.start();
    }

    private SuppressionIndex(Path storeDirectory, IndexListener listener, Scopes scopes,
            Map<String, Long> versions) throws IOException {
        this.scopes = scopes;
        Follower follower = new Follower(this, storeDirectory, listener);
        feed = follower::close;
        try {
            follower.loadOnce(versions);
        } catch (IOException unreadable) {
            close();
            throw unreadable;
        }
    }

    private SuppressionIndex(Path storeDirectory, IndexListener listener, long... numbers)
            throws IOException {
        scopes = new Scopes(Map.of());
        feed = () -> { };
        try (Register register = Register.open(storeDirectory.resolve(Register.FILE),
                Clock.systemUTC())) {
            appliedSequence = register.lastSequence();
            pseudonyms = register.pseudonyms(storeDirectory);
            records = new HeapRecords();
            for (long number : numbers) {
                RecordTables.putAllOf(records, scopes, register, number);
                putErased(register, number);
            }
            for (ListManifest manifest : register.activeLists()) {
                list(manifest.list()).activate(register.versions(manifest.list()).stream()
                        .filter(version -> version.version() <= manifest.version())
                        .map(version -> generation(storeDirectory, version, listener, numbers))
                        .filter(ListGeneration::isPresent).findFirst()
                        .orElse(ListGeneration.ABSENT));
            }
        }
    }

    /**
     * The index of a gateway: everything, and it follows the register from then on. A list version
     * that cannot be read is replaced by the one before it, or absent, and the listener is told.
     *
     * @param callsOf campaigns that calls are made for, by seller: their records have a place in
     *                the index, however many others there are
     * @throws UncheckedIOException if the register itself cannot be read: without it no opt-out
     *                              would be known
     */
    public static SuppressionIndex follow(Path storeDirectory, IndexListener listener,
            Map<String, List<String>> callsOf) {
        try {
            return new SuppressionIndex(storeDirectory, listener, new Scopes(callsOf));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** The same of a store whose records name no more scopes than there are places. */
    public static SuppressionIndex follow(Path storeDirectory, IndexListener listener) {
        return follow(storeDirectory, listener, Map.of());
    }

    /**
     * What a gateway would know now if these versions of lists were active. It follows nothing.
     *
     * @param callsOf see {@link #follow}
     * @throws UncheckedIOException if the register, or one of these versions, cannot be read
     */
    public static SuppressionIndex asOfNow(Path storeDirectory, IndexListener listener,
            Map<String, List<String>> callsOf, Map<String, Long> versions) {
        try {
            return new SuppressionIndex(storeDirectory, listener, new Scopes(callsOf), versions);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /**
     * A one-off index that knows all there is about these numbers and nothing of any other. As in a
     * gateway that starts, a list version that cannot be read is replaced by the one before it, or
     * absent, and the listener is told; it is not told of those that can.
     *
     * @throws UncheckedIOException if the register cannot be read
     */
    public static SuppressionIndex ofNumbers(Path storeDirectory, IndexListener listener,
            long... numbers) {
        try {
            return new SuppressionIndex(storeDirectory, listener, numbers);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private void putErased(Register register, long number) throws IOException {
        if (pseudonyms.areKnown()) {
            RecordTables.putAllOf(records, scopes, register, pseudonyms.of(number));
        }
    }

    /** Absent if that version cannot be read. */
    private static ListGeneration generation(Path storeDirectory, ListManifest manifest,
            IndexListener listener, long... numbers) {
        Path file = SnapshotBuilder.fileOf(storeDirectory.resolve(Snapshot.DIRECTORY),
                manifest.content().snapshot());
        try (Snapshot snapshot = Snapshot.openByChecksums(file)) {
            return new PartialList(manifest, snapshot, numbers);
        } catch (IOException e) {
            listener.faulted(Follower.unreadable(manifest), e);
            return ListGeneration.ABSENT;
        }
    }

    /** The handle of a list; a list that does not exist yet has an absent generation. */
    public ListHandle list(String name) {
        return lists.computeIfAbsent(name, ListHandle::new);
    }

    /** The scope of a seller ({@link Scope#ALL_CAMPAIGNS}) or of one of its campaigns. */
    public Scope scope(String seller, String campaign) {
        return scopes.of(seller, campaign);
    }

    /** All campaigns of a seller that there are records of, or that were asked for. */
    public SellerScopes campaignsOf(String seller) {
        return scopes.campaignsOf(seller);
    }

    /**
     * Register sequence of the opt-out of calls in force for the number, 0 if none. Allocates
     * nothing.
     *
     * @param epochSecond the time of the call: an opt-out may have an expiry
     */
    public long optOut(Scope scope, long number, long epochSecond) {
        return find(RecordKind.OPT_OUT, scope, number, epochSecond);
    }

    /** The same of text messages. */
    public long messageOptOut(Scope scope, long number, long epochSecond) {
        return find(RecordKind.MESSAGE_OPT_OUT, scope, number, epochSecond);
    }

    /**
     * The number's last word on being called for the scope: register sequence of the consent in
     * force; negated, of its withdrawal, which counts as an opt-out; 0 if there is neither.
     * Allocates nothing.
     */
    public long consent(Scope scope, long number, long epochSecond) {
        return find(RecordKind.CONSENT, scope, number, epochSecond);
    }

    /** Register sequence of the exemption in force, 0 if none. Allocates nothing. */
    public long exemption(Scope scope, Basis basis, long number, long epochSecond) {
        return Math.abs(find(RecordKind.of(basis), scope, number, epochSecond));
    }

    /**
     * Since when the record holds that a question above found last, in epoch seconds: when a
     * consent was given, when the reason of an exemption began. For the reader thread.
     */
    public long since() {
        return records.since();
    }

    private long find(RecordKind kind, Scope scope, long number, long epochSecond) {
        long found = records.find(kind, scope.id(), number, epochSecond);
        Pseudonyms erased = pseudonyms;
        if (!erased.areKnown() || found != 0 && kind != RecordKind.CONSENT) {
            return found;
        }
        long since = records.since();
        long before = records.find(kind, scope.id(), erased.of(number), epochSecond);
        // Who withdrew and had their number erased still did not agree to what they said earlier.
        return found == 0 || before < 0 && since < records.since() ? before
                : records.find(kind, scope.id(), number, epochSecond);
    }

    /**
     * Called by the reader thread between two calls, and while idle. Costs one volatile store: an
     * ordered one would let the next look-up read an old generation before the turn is seen.
     */
    public void readerTurn() {
        readerTurns = readerTurns + 1;
    }

    /** Sequence of the last register event that look-ups reflect. */
    public long appliedSequence() {
        return appliedSequence;
    }

    /** Whether what is recorded from now on will be known within a second. */
    public boolean isFollowing() {
        return following;
    }

    @Override
    public void close() {
        feed.close();
        for (ListHandle handle : lists.values()) {
            handle.close();
        }
        // Nothing to close if the register could not be read.
        if (records != null) {
            records.close();
        }
    }

    // What follows is for the follower thread.

    Scopes scopes() {
        return scopes;
    }

    void publish(Pseudonyms next) {
        pseudonyms = next;
    }

    void publish(Records next) {
        records = next;
    }

    void publish(long sequence) {
        appliedSequence = sequence;
    }

    void follows(boolean well) {
        following = well;
    }

    long readerTurns() {
        return readerTurns;
    }
}
