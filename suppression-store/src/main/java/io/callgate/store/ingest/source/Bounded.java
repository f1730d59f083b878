package io.callgate.store.ingest.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends the reading of what unpacks to more than anybody has. */
final class Bounded extends FilterInputStream {

    private long left;

    Bounded(InputStream in, long bytesMax) {
        super(in);
        left = bytesMax;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        took(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Counting.failIfInterrupted();
        int read = in.read(bytes, offset, length);
        took(Math.max(0, read));
        return read;
    }

    private void took(int bytes) throws Malformed {
        left -= bytes;
        if (left < 0) {
            throw new Malformed("unpacked it is larger than any workbook: export it as CSV");
        }
    }
}
