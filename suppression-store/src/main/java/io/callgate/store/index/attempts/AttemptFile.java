package io.callgate.store.index.attempts;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The bytes of a file of attempts: a head with the names of sellers, whose places there are their
 * ids in this file, then slots of {@link #RECORD_BYTES}, each with a checksum. A later slot of a
 * key takes the place of an earlier one, so that reading a slot twice changes nothing.
 */
final class AttemptFile {

    static final int RECORD_BYTES = 4 * Long.BYTES + Integer.BYTES;
    private static final long MAGIC = 0x4341_4C4C_4154_5431L; // "CALLATT1"
    private static final int BUFFER_BYTES = 1 << 18;

    private AttemptFile() {
    }

    /** Takes slots, the seller's id being that of the file. */
    @FunctionalInterface
    interface Slots {
        void slot(List<String> sellers, Slot slot);
    }

    static void writeHead(OutputStream file, List<String> sellers) throws IOException {
        CRC32C crc = new CRC32C();
        DataOutputStream out = new DataOutputStream(new CheckedOutputStream(file, crc));
        out.writeLong(MAGIC);
        out.writeInt(sellers.size());
        for (String seller : sellers) {
            out.writeUTF(seller);
        }
        out.writeLong(crc.getValue());
        out.flush();
    }

    /** Puts the slot behind what the buffer holds. */
    static void put(ByteBuffer records, Slot slot, CRC32C crc) {
        int start = records.position();
        records.putLong(slot.key).putLong(slot.newest).putLong(slot.older).putLong(slot.oldest);
        crc.reset();
        crc.update(records.array(), start, RECORD_BYTES - Integer.BYTES);
        records.putInt((int) crc.getValue());
    }

    /**
     * Hands over every whole slot. The last one may be cut off, if the writer was killed.
     *
     * @return how many slots are damaged, and were left out
     * @throws IOException if the head cannot be read: whose attempts these are is not known
     */
    static int read(Path file, Slots slots) throws IOException {
        CRC32C crc = new CRC32C();
        try (DataInputStream in = new DataInputStream(new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES), crc))) {
            return readRecords(in, crc, readHead(in, crc, file), slots);
        }
    }

    private static List<String> readHead(DataInputStream in, CRC32C crc, Path file)
            throws IOException {
        try {
            boolean ours = in.readLong() == MAGIC;
            int count = ours ? in.readInt() : -1;
            List<String> sellers = new ArrayList<>();
            for (int id = 0; id < Math.min(count, Slot.SELLERS_MAX); id++) {
                sellers.add(in.readUTF());
            }
            long computed = crc.getValue();
            if (ours && in.readLong() == computed) {
                return sellers;
            }
        } catch (EOFException | UTFDataFormatException | UncheckedIOException cutOff) {
            throw damaged(file, cutOff);
        }
        throw damaged(file, null);
    }

    private static IOException damaged(Path file, Exception cause) {
        return new IOException(file + " is damaged: it does not say whose attempts it holds; put"
                + " a copy in its place, or move it away to count from now on", cause);
    }

    private static int readRecords(DataInputStream in, CRC32C crc, List<String> sellers,
            Slots slots) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(RECORD_BYTES);
        Slot slot = new Slot();
        int damaged = 0;
        while (in.readNBytes(record.array(), 0, RECORD_BYTES) == RECORD_BYTES) {
            record.clear();
            slot.key = record.getLong();
            slot.newest = record.getLong();
            slot.older = record.getLong();
            slot.oldest = record.getLong();
            crc.reset();
            crc.update(record.array(), 0, RECORD_BYTES - Integer.BYTES);
            boolean whole = record.getInt() == (int) crc.getValue()
                    && slot.seller() >= 0 && slot.seller() < sellers.size();
            if (whole) {
                slots.slot(sellers, slot);
            }
            damaged += whole ? 0 : 1;
        }
        return damaged;
    }
}
