package io.callgate.store.snapshot;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * One immutable set of numbers in a file: header, containers in ascending order of block, directory
 * (12 bytes a block), footer with a checksum of header and directory, SHA-256 of all before it. Of
 * answers ({@link Answers}) the header says from which day they count, and blocks are their keys.
 * Read with plain reads, never mapped: a file that somebody truncates must be an exception, not the
 * death of the process. One thread.
 */
public final class Snapshot implements Closeable {

    /** Where the store keeps its snapshots. */
    public static final String DIRECTORY = "snapshots";

    static final long MAGIC = 0x4341_4C4C_4753_4E50L; // "CALLGSNP"
    static final int FORMAT = 2;
    /** Its directory's checksum does not cover the header, so that only the SHA-256 does. */
    private static final int FIRST_FORMAT = 1;
    static final int HEADER_BYTES = 16;
    static final int FOOTER_BYTES = 2 * Long.BYTES + 2 * Integer.BYTES;
    static final int SHA_BYTES = 32;

    /** {@link #checkedFrom} of a plain set of numbers. */
    static final long NOT_ANSWERS = 0;

    /** 16 Mi blocks are 192 MiB of directory; the whole plan of North America is 80,000. */
    static final int BLOCKS_MAX = 1 << 24;

    private static final int BUFFER_BYTES = 1 << 20;
    /** Blocks from one remembered offset to the next. */
    private static final int OFFSET_STRIDE = 64;

    private final Path file;
    private final FileChannel channel;
    private final String sha256;
    private final long numbers;
    private final int format;
    private final long checkedFrom;
    private final int blocks;
    private final long directoryOffset;
    private final BlockDirectory directory;
    private final long[] offsets;
    private final byte[] container = new byte[BlockSet.BITMAP_BYTES];

    private Snapshot(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        long bodyEnd = channel.size() - SHA_BYTES - FOOTER_BYTES;
        demand(bodyEnd >= HEADER_BYTES, "it is too short");
        ByteBuffer header = read(0, HEADER_BYTES);
        demand(header.getLong() == MAGIC, "it is no snapshot");
        format = header.getInt();
        demand(format == FORMAT || format == FIRST_FORMAT,
                "its format " + format + " is not known to this program");
        checkedFrom = header.getInt();
        ByteBuffer footer = read(bodyEnd, FOOTER_BYTES + SHA_BYTES);
        numbers = footer.getLong();
        directoryOffset = footer.getLong();
        blocks = footer.getInt();
        int directoryChecksum = footer.getInt();
        byte[] sha = new byte[SHA_BYTES];
        footer.get(sha);
        sha256 = HexFormat.of().formatHex(sha);
        demand(file.getFileName().toString().startsWith(sha256)
                || !file.getFileName().toString().endsWith(SnapshotWriter.SUFFIX),
                "it holds another snapshot, " + sha256);
        demand(blocks >= 0 && blocks <= BLOCKS_MAX && directoryOffset >= HEADER_BYTES
                && directoryOffset + (long) blocks * BlockDirectory.ENTRY_BYTES == bodyEnd,
                "its footer is damaged");
        directory = newDirectory();
        offsets = new long[blocks / OFFSET_STRIDE + 1];
        CRC32C crc = new CRC32C();
        if (format != FIRST_FORMAT) {
            crc.update(header.rewind());
        }
        readDirectory(crc, directoryChecksum);
    }

    private BlockDirectory newDirectory() {
        return new BlockDirectory(this::read, directoryOffset, blocks);
    }

    /** Opens the file after reading all of it: every byte is what was written. */
    public static Snapshot open(Path file) throws IOException {
        return open(file, true);
    }

    /**
     * The same by the checksums of header, directory and containers, which tell any accident, if
     * not an intruder. For who looks up a few numbers in a process that does not live long enough
     * to compile SHA-256 (perf/results, store).
     */
    public static Snapshot openByChecksums(Path file) throws IOException {
        return open(file, false);
    }

    private static Snapshot open(Path file, boolean bySha256) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            Snapshot snapshot = new Snapshot(file, channel);
            if (bySha256 || snapshot.format == FIRST_FORMAT) {
                snapshot.verify();
            } else {
                snapshot.verifyContainers();
            }
            return snapshot;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    public long numbers() {
        return numbers;
    }

    public int blocks() {
        return blocks;
    }

    /** In hex; the name of the file begins with it. */
    public String sha256() {
        return sha256;
    }

    public long fileBytes() throws IOException {
        return channel.size();
    }

    /** Epoch day from which the days of answers count; 0 of a plain set of numbers. */
    public long checkedFrom() {
        return checkedFrom;
    }

    /** Whether it holds the number; of answers, as listed. */
    public boolean contains(long number) throws IOException {
        if (checkedFrom != NOT_ANSWERS) {
            long key = answerTo(number);
            return key != Answers.NONE && Answers.isListed(key);
        }
        BlockSet set = new BlockSet();
        return readBlock(BlockSet.blockOf(number), set)
                && set.contains(BlockSet.suffixOf(number));
    }

    /** Of answers, the key that the number stands under, or {@link Answers#NONE}. */
    public long answerTo(long number) throws IOException {
        long block = BlockSet.blockOf(number);
        BlockSet set = new BlockSet();
        for (int entry = directory.firstFrom(Answers.cleanKey(block, 0)); entry < blocks
                && Answers.blockOf(directory.keyOf(entry)) == block; entry++) {
            set.clear();
            readEntry(entry, set);
            if (set.contains(BlockSet.suffixOf(number))) {
                return directory.keyOf(entry);
            }
        }
        return Answers.NONE;
    }

    /** Adds a block's numbers to a set; false if the snapshot has none in that block. */
    public boolean readBlock(long block, BlockSet set) throws IOException {
        int entry = directory.firstFrom(block);
        if (entry == blocks || directory.keyOf(entry) != block) {
            return false;
        }
        readEntry(entry, set);
        return true;
    }

    private void readEntry(int entry, BlockSet set) throws IOException {
        long at = offsets[entry / OFFSET_STRIDE];
        for (int i = entry - entry % OFFSET_STRIDE; i < entry; i++) {
            at += directory.containerBytesOf(i);
        }
        int length = directory.containerBytesOf(entry);
        read(at, length).get(container, 0, length);
        checkContainer(directory, entry, crcOf(container, length));
        set.addContainer(container, length);
    }

    /** The numbers that are listed, be they answers or not. */
    public BlockCursor listed() {
        return checkedFrom == NOT_ANSWERS ? cursor() : Answers.numbers(cursor(), false);
    }

    /** All numbers held, clean ones included. */
    public BlockCursor held() {
        return checkedFrom == NOT_ANSWERS ? cursor() : Answers.numbers(cursor(), true);
    }

    /** Reads all blocks in order. */
    public Cursor cursor() {
        return new Cursor();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** A cursor that can also hand out the container as it stands in the file. */
    public final class Cursor implements BlockCursor {

        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
        private final byte[] bytes = new byte[BlockSet.BITMAP_BYTES];
        private final BlockSet set = new BlockSet();
        private final BlockDirectory entries = newDirectory();
        private long block;
        private int length;
        private long filledTo = HEADER_BYTES;
        private int entry = -1;

        @Override
        public boolean next() throws IOException {
            entry++;
            if (entry >= blocks) {
                return false;
            }
            block = entries.keyOf(entry);
            length = entries.containerBytesOf(entry);
            if (buffer.remaining() < length) {
                refill();
                demand(buffer.remaining() >= length, "it ends too early");
            }
            buffer.get(bytes, 0, length);
            checkContainer(entries, entry, crcOf(bytes, length));
            return true;
        }

        private void refill() throws IOException {
            buffer.compact();
            int read = channel.read(buffer, filledTo);
            while (read > 0 && buffer.hasRemaining()) {
                filledTo += read;
                read = channel.read(buffer, filledTo);
            }
            filledTo += Math.max(0, read);
            buffer.flip();
        }

        @Override
        public long block() {
            return block;
        }

        @Override
        public BlockSet set() {
            set.clear();
            set.addContainer(bytes, length);
            return set;
        }

        /** The container, from index 0; reused for the next block. */
        public byte[] container() {
            return bytes;
        }

        public int containerLength() {
            return length;
        }
    }

    private void readDirectory(CRC32C crc, int expected) throws IOException {
        long at = directoryOffset;
        long container = HEADER_BYTES;
        long counted = 0;
        int entry = 0;
        while (entry < blocks) {
            int entries = Math.min(blocks - entry, BUFFER_BYTES / BlockDirectory.ENTRY_BYTES);
            ByteBuffer chunk = read(at, entries * BlockDirectory.ENTRY_BYTES);
            crc.update(chunk.duplicate());
            at += chunk.limit();
            for (int end = entry + entries; entry < end; entry++) {
                int count = BlockDirectory.countOf(chunk.getLong());
                chunk.getInt();
                offsets[entry / OFFSET_STRIDE] =
                        entry % OFFSET_STRIDE == 0 ? container : offsets[entry / OFFSET_STRIDE];
                container += BlockSet.containerBytes(count);
                counted += count;
            }
        }
        demand((int) crc.getValue() == expected && container == directoryOffset
                && counted == numbers, "its header or directory is damaged");
    }

    private void checkContainer(BlockDirectory entries, int entry, CRC32C crc)
            throws IOException {
        if ((int) crc.getValue() != entries.checksumOf(entry)) {
            throw new SnapshotCorrupt(file, "block " + entries.keyOf(entry) + " is damaged");
        }
    }

    static CRC32C crcOf(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return crc;
    }

    /** Without handing them out: answers may be in millions of containers of one number each. */
    private void verifyContainers() throws IOException {
        BlockDirectory entries = newDirectory();
        ByteBuffer chunk = ByteBuffer.allocate(0);
        CRC32C crc = new CRC32C();
        long at = HEADER_BYTES;
        for (int entry = 0; entry < blocks; entry++) {
            int length = entries.containerBytesOf(entry);
            if (chunk.remaining() < length) {
                chunk = read(at, (int) Math.min(BUFFER_BYTES, directoryOffset - at));
            }
            crc.reset();
            crc.update(chunk.array(), chunk.position(), length);
            checkContainer(entries, entry, crc);
            chunk.position(chunk.position() + length);
            at += length;
        }
    }

    private void verify() throws IOException {
        MessageDigest digest = SnapshotWriter.sha256();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        long left = channel.size() - SHA_BYTES;
        long at = 0;
        while (left > 0) {
            buffer.clear().limit((int) Math.min(left, BUFFER_BYTES));
            int read = channel.read(buffer, at);
            demand(read > 0, "it ends too early");
            digest.update(buffer.flip());
            at += read;
            left -= read;
        }
        demand(HexFormat.of().formatHex(digest.digest()).equals(sha256),
                "its checksum does not match its content");
    }

    private ByteBuffer read(long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, at + bytes.position());
            demand(read > 0, "it ends too early");
        }
        return bytes.flip();
    }

    private void demand(boolean holds, String otherwise) throws SnapshotCorrupt {
        if (!holds) {
            throw new SnapshotCorrupt(file, otherwise);
        }
    }
}
