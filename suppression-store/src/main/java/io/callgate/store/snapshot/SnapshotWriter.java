package io.callgate.store.snapshot;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Writes one snapshot, block by block, into a file aside. One thread. */
final class SnapshotWriter implements Closeable {

    /** Ends the name of a finished snapshot. */
    static final String SUFFIX = ".snapshot";

    private static final int BUFFER_BYTES = 1 << 20;
    /** It grows by 48 KiB, so that of 16 Mi entries no second copy is needed; divides that. */
    private static final int DIRECTORY_CHUNK_ENTRIES = 1 << 12;

    private final FileChannel channel;
    private final MessageDigest digest = sha256();
    /** Of header and directory. */
    private final CRC32C crc = new CRC32C();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private final byte[] container = new byte[BlockSet.BITMAP_BYTES];
    private final List<ByteBuffer> directory = new ArrayList<>();
    private ByteBuffer entries = ByteBuffer.allocate(0);
    private int blocks;
    private long numbers;
    private long written;

    private SnapshotWriter(FileChannel channel, long checkedFrom) {
        this.channel = channel;
        buffer.putLong(Snapshot.MAGIC).putInt(Snapshot.FORMAT)
                .putInt(Math.toIntExact(checkedFrom));
        crc.update(buffer.duplicate().flip());
    }

    /**
     * Writes what the cursor holds into an empty file, not yet safe from a crash.
     *
     * @param checkedFrom of answers, the day they count from; else {@link Snapshot#NOT_ANSWERS}
     */
    static void write(Path aside, BlockCursor cursor, long checkedFrom) throws IOException {
        try (SnapshotWriter writer = new SnapshotWriter(
                FileChannel.open(aside, StandardOpenOption.WRITE), checkedFrom)) {
            while (cursor.next()) {
                writer.put(cursor.block(), cursor.set());
            }
            writer.finish();
        }
    }

    static void sync(Path aside) throws IOException {
        try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /**
     * Gives a synced file its name, and the name is on disk. A snapshot of that name is replaced
     * by its equal.
     */
    static Path publish(Path aside, String sha256) throws IOException {
        Path named = aside.resolveSibling(sha256 + SUFFIX);
        Files.move(aside, named, StandardCopyOption.ATOMIC_MOVE);
        syncDirectory(named.getParent());
        return named;
    }

    private static void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private void put(long block, BlockSet set) throws IOException {
        int count = set.count();
        int length = set.writeTo(container);
        if (!entries.hasRemaining()) {
            growDirectory();
        }
        entries.putLong(BlockDirectory.word(block, count))
                .putInt((int) Snapshot.crcOf(container, length).getValue());
        blocks++;
        numbers += count;
        room(length).put(container, 0, length);
    }

    private void growDirectory() throws IOException {
        if (blocks == Snapshot.BLOCKS_MAX) {
            throw new IOException("the numbers fall into more than " + Snapshot.BLOCKS_MAX
                    + " blocks of 10,000, those of answers into as many for each day: this is no"
                    + " list of telephone numbers, or has answers that are too old to count");
        }
        entries = ByteBuffer.allocate(DIRECTORY_CHUNK_ENTRIES * BlockDirectory.ENTRY_BYTES);
        directory.add(entries);
    }

    private void finish() throws IOException {
        long directoryOffset = written + buffer.position();
        for (ByteBuffer chunk : directory) {
            crc.update(chunk.flip().duplicate());
            while (chunk.hasRemaining()) {
                ByteBuffer room = room(1);
                int length = Math.min(room.remaining(), chunk.remaining());
                room.put(chunk.slice(chunk.position(), length));
                chunk.position(chunk.position() + length);
            }
        }
        room(Snapshot.FOOTER_BYTES).putLong(numbers).putLong(directoryOffset).putInt(blocks)
                .putInt((int) crc.getValue());
        drain();
        buffer.put(digest.digest());
        drain();
    }

    private ByteBuffer room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            drain();
        }
        return buffer;
    }

    private void drain() throws IOException {
        buffer.flip();
        digest.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            written += channel.write(buffer);
        }
        buffer.clear();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
