package io.callgate.store.index.attempts;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.zip.CRC32C;

/** An open journal: slots are added in batches. After a failure another one must be begun. */
final class AttemptJournal implements Closeable {

    private static final int BATCH_RECORDS = 4_096;

    private final FileChannel channel;
    private final ByteBuffer batch = ByteBuffer.allocate(BATCH_RECORDS * AttemptFile.RECORD_BYTES);
    private final CRC32C crc = new CRC32C();
    private long records;
    private boolean unsynced;

    AttemptJournal(FileChannel channel, List<String> sellers) throws IOException {
        this.channel = channel;
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        AttemptFile.writeHead(head, sellers);
        writeFully(ByteBuffer.wrap(head.toByteArray()));
    }

    long records() {
        return records;
    }

    boolean hasRoom() {
        return batch.remaining() >= AttemptFile.RECORD_BYTES;
    }

    /** Takes a slot into the batch, which must have room. */
    void add(Slot slot) {
        AttemptFile.put(batch, slot, crc);
        records++;
    }

    /** Hands the batch to the operating system: from then on a killed process loses none of it. */
    void write() throws IOException {
        unsynced |= batch.position() > 0;
        writeFully(batch.flip());
        batch.clear();
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    void sync() throws IOException {
        if (unsynced) {
            channel.force(false);
            unsynced = false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
