package io.callgate.gateway.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The file of one UTC day, open for lines to be added. It ends with a whole line whenever no append
 * is under way, whatever failed; locked, so that a second gateway does not cut into it.
 */
final class DayFile implements Closeable {

    private static final int READ_BACK_BYTES = 8 * 1024;

    private final Path path;
    private final FileChannel channel;
    private final Object identity;
    private final long tornBytes;
    /** Bytes of whole lines; beyond it at most the remains of a failed append. */
    private long wholeLength;

    DayFile(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        lock();
        long size = channel.size();
        wholeLength = endOfLastLine(size);
        tornBytes = size - wholeLength;
        if (tornBytes > 0) {
            channel.truncate(wholeLength);
        }
        identity = identity(path);
    }

    private void lock() throws IOException {
        try {
            if (channel.tryLock() == null) {
                throw new IOException(path + " is written by another process");
            }
        } catch (OverlappingFileLockException sameProcess) {
            throw new IOException(path + " is written by another gateway of this process",
                    sameProcess);
        }
    }

    /** Bytes of a torn last line that were cut off at opening; 0 when it was whole. */
    long tornBytes() {
        return tornBytes;
    }

    Path path() {
        return path;
    }

    /** Adds all lines or, when it throws, none. */
    void append(ByteBuffer lines) throws IOException {
        channel.position(wholeLength);
        long added = lines.remaining();
        try {
            while (lines.hasRemaining()) {
                channel.write(lines);
            }
        } catch (IOException fault) {
            cutBack(fault);
            throw fault;
        }
        wholeLength += added;
    }

    /** A full disk still allows it; what else fails here is cut at the next opening. */
    private void cutBack(IOException fault) {
        try {
            channel.truncate(wholeLength);
        } catch (IOException alsoFailed) {
            fault.addSuppressed(alsoFailed);
        }
    }

    void sync() throws IOException {
        channel.force(false);
    }

    /** Whether the path still leads to this file, and nobody else changed its length. */
    boolean isInPlace() throws IOException {
        return identity(path).equals(identity) && channel.size() == wholeLength;
    }

    private static Object identity(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException gone) {
            return gone.getFile();
        }
    }

    private long endOfLastLine(long size) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(READ_BACK_BYTES);
        long end = size;
        while (end > 0) {
            long start = Math.max(0, end - READ_BACK_BYTES);
            block.clear().limit((int) (end - start));
            readFully(block, start);
            int lineEnd = lastLineEnd(block);
            if (lineEnd >= 0) {
                return start + lineEnd + 1;
            }
            end = start;
        }
        return 0;
    }

    private void readFully(ByteBuffer block, long start) throws IOException {
        while (block.hasRemaining()) {
            if (channel.read(block, start + block.position()) < 0) {
                throw new IOException(path + " shrinks while it is read");
            }
        }
    }

    private static int lastLineEnd(ByteBuffer block) {
        for (int i = block.position() - 1; i >= 0; i--) {
            if (block.get(i) == '\n') {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
