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
import io.callgate.store.register.Event;
import io.callgate.store.register.ListManifest;
import io.callgate.store.register.OptOut;
import io.callgate.store.register.Recorded;
import io.callgate.store.register.Register;
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
     * @return the sequence of the event; empty, and nothing recorded, if none was in force for
     *         exactly that seller, campaign, channel and number
     */
    public OptionalLong optOutRemove(Author author, Event.OptOutWithdrawn withdrawn)
            throws IOException {
        boolean inForce = register.optOutsOf(withdrawn.number()).stream().anyMatch(
                optOut -> optOut.seller().equals(withdrawn.seller())
                        && optOut.campaign().equals(withdrawn.campaign())
                        && optOut.channel() == withdrawn.channel());
        return inForce ? OptionalLong.of(register.append(author, withdrawn))
                : OptionalLong.empty();
    }

    /** A page of a seller's opt-outs, by campaign, channel and number; expired ones included. */
    public List<OptOut> optOuts(String seller, long skip, int max) throws IOException {
        return register.optOutsOf(seller, skip, max);
    }

    /** The opt-outs of one number, of every seller and channel; expired ones included. */
    public List<OptOut> optOuts(long number) throws IOException {
        return register.optOutsOf(number);
    }

    /** Every event that names the number, oldest first. */
    public List<Recorded> history(long number) throws IOException {
        return register.eventsOf(number);
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
    public List<ListManifest> versions(String name) throws IOException {
        return register.versions(name);
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
