package io.callgate.store.index;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

import io.callgate.store.register.Recorded;
import io.callgate.store.register.Register;
import io.callgate.store.snapshot.AsideLock;

/**
 * The records as they were at one event, so that a start need not read millions of rows. Never the
 * truth: a file that is missing, damaged or of another register is passed over, and the records are
 * read from the register. Hence it is not forced to disk.
 */
final class RecordFile {

    static final String NAME = "records.index";

    private static final long MAGIC = 0x4341_4C4C_5245_4335L; // "CALLREC5"
    private static final int BUFFER_BYTES = 1 << 20;

    private RecordFile() {
    }

    /** What was read. */
    record Loaded(OffHeapRecords records, long sequence) {
    }

    /**
     * Of a save that fails nothing is left: the disk may be full. Several gateways on one store
     * save each for itself, and the last one's file stays.
     */
    static void save(Path directory, OffHeapRecords records, Scopes scopes, Recorded last)
            throws IOException {
        AsideLock.removeAbandoned(directory);
        try (AsideLock lock = AsideLock.take(directory)) {
            Path aside = lock.newFile();
            try {
                write(aside, records, scopes, last);
                Files.move(aside, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } finally {
                Files.deleteIfExists(aside);
            }
        }
    }

    private static void write(Path file, OffHeapRecords records, Scopes scopes, Recorded last)
            throws IOException {
        CRC32C crc = new CRC32C();
        try (DataOutputStream out = new DataOutputStream(new CheckedOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES), crc))) {
            out.writeLong(MAGIC);
            out.writeLong(last.sequence());
            out.writeLong(last.at().toEpochMilli());
            List<Scope> all = scopes.all();
            out.writeInt(all.size());
            for (Scope scope : all) {
                out.writeUTF(scope.seller());
                out.writeUTF(scope.campaign());
            }
            out.writeLong(records.blocks());
            out.writeLong(records.bytes());
            records.forEach((key, container) -> write(out, key, container));
            out.writeLong(crc.getValue());
        }
    }

    private static void write(DataOutputStream out, long key, byte[] container) {
        try {
            out.writeLong(key);
            out.writeInt(container.length);
            out.write(container);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Empty if there is nothing to be had from the file.
     *
     * @param scopes without any known yet; the file's are put there
     * @param oldest sequence of the first event that may be the file's last
     */
    static Optional<Loaded> load(Path directory, Register register, Scopes scopes, long oldest)
            throws IOException {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
            if (!isWhole(file) || in.readLong() != MAGIC) {
                return Optional.empty();
            }
            long sequence = in.readLong();
            if (sequence < oldest || !isOf(register, sequence, in.readLong())) {
                return Optional.empty();
            }
            return read(in, scopes).map(records -> new Loaded(records, sequence));
        }
    }

    /**
     * Read once more, before anything in it is believed: one wrong bit in a length asks for more
     * memory than there is.
     */
    private static boolean isWhole(Path file) throws IOException {
        CRC32C crc = new CRC32C();
        long left = Files.size(file) - Long.BYTES;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            while (left > 0) {
                int length = (int) Math.min(left, BUFFER_BYTES);
                in.readFully(buffer, 0, length);
                crc.update(buffer, 0, length);
                left -= length;
            }
            return left == 0 && in.readLong() == crc.getValue();
        }
    }

    /** Whether the register has that very event: else it is another, or an older copy. */
    private static boolean isOf(Register register, long sequence, long atMillis)
            throws IOException {
        List<Recorded> event = register.eventsAfter(sequence - 1, 1);
        return !event.isEmpty() && event.get(0).sequence() == sequence
                && event.get(0).at().toEpochMilli() == atMillis;
    }

    /** Empty if the configuration needs the places of scopes that the file names. */
    private static Optional<OffHeapRecords> read(DataInputStream in, Scopes scopes)
            throws IOException {
        List<Scope> named = new ArrayList<>();
        int count = in.readInt();
        for (int id = 0; id < count; id++) {
            named.add(new Scope(id, in.readUTF(), in.readUTF()));
        }
        if (!scopes.haveRoomFor(named)) {
            return Optional.empty();
        }
        named.forEach(scope -> scopes.of(scope.seller(), scope.campaign()));
        long blocks = in.readLong();
        OffHeapRecords records = new OffHeapRecords(blocks, in.readLong());
        boolean whole = false;
        try {
            for (long i = 0; i < blocks; i++) {
                long key = in.readLong();
                byte[] container = new byte[in.readInt()];
                in.readFully(container);
                records.putContainer(key, container);
            }
            whole = true;
            return Optional.of(records);
        } finally {
            if (!whole) {
                records.close();
            }
        }
    }
}
