package io.callgate.store.ingest.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;

/**
 * Counts the bytes of the file that have been read, for a progress bar on another thread; and fails
 * once its reader is interrupted, as the streams of {@link java.nio.file.Files} do not.
 */
final class Counting extends FilterInputStream {

    /** Written by the reading thread. */
    private volatile long count;

    Counting(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        failIfInterrupted();
        int b = in.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        failIfInterrupted();
        int read = in.read(bytes, offset, length);
        count(Math.max(0, read));
        return read;
    }

    static void failIfInterrupted() throws ClosedByInterruptException {
        if (Thread.currentThread().isInterrupted()) {
            throw new ClosedByInterruptException();
        }
    }

    private void count(long more) {
        count = count + more;
    }
}
