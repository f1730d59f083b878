package io.callgate.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.callgate.store.register.Author;
import io.callgate.store.register.Basis;
import io.callgate.store.register.Consent;
import io.callgate.store.register.Event;
import io.callgate.store.register.Exemption;
import io.callgate.store.register.ListManifest;
import io.callgate.store.register.OptOut;
import io.callgate.store.register.Recorded;
import io.callgate.store.register.Register;
import io.callgate.store.snapshot.BlockCursors;
import io.callgate.store.snapshot.Snapshot;

/**
 * One store directory, as the command line and the operator's port use it: {@code register.db},
 * {@code snapshots/}, {@code rejects/}, all readable by their owner only. Any number of processes
 * may have a store open; what a method here returned from is on disk. Any thread.
 */
public final class Store implements AutoCloseable {

    static final String REJECTS = "rejects";

    private final Path directory;
    private final Clock clock;
    private final Register register;

    private Store(Path directory, Clock clock, Register register) {
        this.directory = directory;
        this.clock = clock;
        this.register = register;
    }

    /** Opens a store; makes an empty one where there is none. */
    public static Store open(Path directory) throws IOException {
        return open(directory, Clock.systemUTC());
    }

    public static Store open(Path directory, Clock clock) throws IOException {
        createOwnerOnly(directory);
        createOwnerOnly(directory.resolve(Snapshot.DIRECTORY));
        createOwnerOnly(directory.resolve(REJECTS));
        return new Store(directory, clock, Register.open(directory.resolve(Register.FILE), clock));
    }

    private static void createOwnerOnly(Path directory) throws IOException {
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwx------")));
    }

    public Path directory() {
        return directory;
    }

    /** Records an opt-out and returns its sequence; in force everywhere within a second. */
    public long optOutAdd(Author author, Event.OptOutAdded optOut) throws IOException {
        return register.append(author, optOut);
    }

    /**
     * Records that an opt-out is taken back.
     *
     * @return the sequence of the event; empty, and nothing recorded, if none is on record for
     *         exactly that seller, campaign, channel and number
     */
    public OptionalLong optOutRemove(Author author, Event.OptOutWithdrawn gone)
            throws IOException {
        return register.alone(() -> {
            for (long number : namesOf(gone.number())) {
                boolean held = register.optOutsOf(number).stream().anyMatch(optOut ->
                        optOut.seller().equals(gone.seller())
                        && optOut.campaign().equals(gone.campaign())
                        && optOut.channel() == gone.channel());
                if (held) {
                    return OptionalLong.of(register.append(author, new Event.OptOutWithdrawn(
                            gone.seller(), gone.campaign(), gone.channel(), number,
                            gone.note())));
                }
            }
            return OptionalLong.empty();
        });
    }

    /** A page of a seller's opt-outs, by campaign, channel and number; expired ones included. */
    public List<OptOut> optOuts(String seller, long skip, int max) throws IOException {
        return register.optOutsOf(seller, skip, max);
    }

    /** The opt-outs of one number, of every seller and channel; expired ones included. */
    public List<OptOut> optOuts(long number) throws IOException {
        return new Numbers(directory, register).optOuts(number);
    }

    /** The consents of one number, for every seller; expired and withdrawn ones included. */
    public List<Consent> consents(long number) throws IOException {
        return new Numbers(directory, register).consents(number);
    }

    /** Records a consent and returns its sequence. */
    public long consentAdd(Author author, Event.ConsentGiven consent) throws IOException {
        return register.append(author, consent);
    }

    /** Records that a consent is withdrawn, whether one is on record or not: it is an opt-out. */
    public long consentWithdraw(Author author, Event.ConsentWithdrawn gone) throws IOException {
        return register.append(author, gone);
    }

    /** The word of a number that holds, for a seller or one of its campaigns. */
    public Optional<Consent> consent(String seller, String campaign, long number)
            throws IOException {
        return register.consent(seller, campaign, number);
    }

    /** A page of a seller's consents, by campaign and number; expired and withdrawn included. */
    public List<Consent> consents(String seller, long skip, int max) throws IOException {
        return register.consentsOf(seller, skip, max);
    }

    /** Records an exemption and returns its sequence. */
    public long exemptionAdd(Author author, Event.ExemptionAdded exemption) throws IOException {
        return register.append(author, exemption);
    }

    /** The exemption of a number by a reason, for a seller or one of its campaigns. */
    public Optional<Exemption> exemption(String seller, String campaign, Basis basis, long number)
            throws IOException {
        return register.exemption(seller, campaign, basis, number);
    }

    /**
     * Records that an exemption's reason is gone.
     *
     * @return the sequence of the event; empty, and nothing recorded, if there is no such exemption
     */
    public OptionalLong exemptionRemove(Author author, Event.ExemptionWithdrawn gone)
            throws IOException {
        return register.alone(() -> {
            boolean held = register.exemption(gone.seller(), gone.campaign(), gone.basis(),
                    gone.number()).isPresent();
            return held ? OptionalLong.of(register.append(author, gone)) : OptionalLong.empty();
        });
    }

    /** A page of a seller's exemptions, by campaign and number; expired ones included. */
    public List<Exemption> exemptions(String seller, long skip, int max) throws IOException {
        return register.exemptionsOf(seller, skip, max);
    }

    /** Appends many events, all or none, and returns the last one's sequence. */
    public long record(Author author, List<Event> events) throws IOException {
        return register.appendAll(author, events);
    }

    /** Everything recorded about a number. */
    public NumberReport number(long number) throws IOException {
        return new Numbers(directory, register).report(number);
    }

    /**
     * Replaces a number by its pseudonym wherever it stands, and forgets what was noted about it.
     * Its opt-outs are honoured as before. Registries' lists are not ours to change.
     *
     * @param proofMonths for so long after the last use of a consent its proof is kept
     */
    public ErasureReport erase(Author author, long number, String note, int proofMonths)
            throws IOException {
        return new Numbers(directory, register).erase(author, number, note, proofMonths);
    }

    /** Every event that names the number, or stands under its pseudonym, oldest first. */
    public List<Recorded> history(long number) throws IOException {
        return new Numbers(directory, register).history(number);
    }

    private List<Long> namesOf(long number) throws IOException {
        return new Numbers(directory, register).namesOf(number);
    }

    /** The active version of every list, by name. */
    public List<ListManifest> lists() throws IOException {
        return register.activeLists();
    }

    /** The active version of a list. */
    public Optional<ListManifest> list(String name) throws IOException {
        return register.active(name);
    }

    /** Every version of a list, newest first. */
    public List<ListManifest> versions(String list) throws IOException {
        return register.versions(list);
    }

    /** The same, and which is active and which can be made active again. */
    public List<ListVersion> versionStates(String list) throws IOException {
        return versions().all(list);
    }

    /** Makes an earlier version active again: the given one, else the one before the active. */
    public ListChange rollback(Author author, String list, OptionalLong version, String note)
            throws IOException {
        return versions().rollback(author, list, version, note);
    }

    /** Removes a list; its versions stay on record, and on disk until pruned. */
    public ListChange remove(Author author, String list, String note) throws IOException {
        return versions().remove(author, list, note);
    }

    /** Hands over all that a version holds, by number. */
    public void export(String list, long version, AnswerSink sink) throws IOException {
        contents().export(list, version, sink);
    }

    /**
     * Counts how two versions differ. Of answers of a scrub the day counts, too: a number that was
     * checked again on another day is in both counts.
     */
    public BlockCursors.Difference compare(String list, long first, long second)
            throws IOException {
        return contents().compare(list, first, second);
    }

    /** Hands over what the first version holds and the second does not, or not so. */
    public void onlyInFirst(String list, long first, long second, AnswerSink sink)
            throws IOException {
        contents().onlyInFirst(list, first, second, sink);
    }

    private ListContents contents() {
        return new ListContents(directory, register);
    }

    /**
     * Deletes snapshots that nobody needs: of versions neither active nor among the {@code kept}
     * newest of their list.
     *
     * @return how many were deleted
     */
    public int prune(int kept) throws IOException {
        return versions().prune(kept);
    }

    private ListVersions versions() {
        return new ListVersions(directory, clock, register);
    }

    /** Sequence of the last event of the register. */
    public long lastSequence() throws IOException {
        return register.lastSequence();
    }

    /**
     * Builds a version of a list from a source and makes it the active one, unless a guard says no.
     * Calls are judged by the version before until the last moment; whatever interrupts the import
     * leaves that version active.
     */
    public ImportReport importList(ListImport request, NumberSource source) throws IOException {
        return new Importer(request, directory, clock, register).run(source);
    }

    @Override
    public void close() throws IOException {
        register.close();
    }
}
