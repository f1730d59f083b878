package io.callgate.gateway.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** A real folder on a disk with so many free bytes: the write that runs out writes what fits. */
final class FillingDisk implements EvidenceFolder.Disk {

    private final AtomicLong freeBytes;

    FillingDisk(long freeBytes) {
        this.freeBytes = new AtomicLong(freeBytes);
    }

    void free(long bytes) {
        freeBytes.addAndGet(bytes);
    }

    @Override
    public FileChannel open(Path path) throws IOException {
        return new Channel(EvidenceFolder.Disk.REAL.open(path));
    }

    private final class Channel extends FileChannel {

        private final FileChannel real;

        Channel(FileChannel real) {
            this.real = real;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            int fits = (int) Math.min(bytes.remaining(), freeBytes.get());
            if (fits == 0) {
                throw new IOException("No space left on device");
            }
            real.write(bytes.slice(bytes.position(), fits));
            bytes.position(bytes.position() + fits);
            freeBytes.addAndGet(-fits);
            return fits;
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            freeBytes.addAndGet(Math.max(0, real.size() - size));
            real.truncate(size);
            return this;
        }

        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            return real.read(bytes, position);
        }

        @Override
        public long position() throws IOException {
            return real.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            real.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return real.size();
        }

        @Override
        public void force(boolean metaData) throws IOException {
            real.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return real.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            real.close();
        }

        @Override
        public int read(ByteBuffer bytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long read(ByteBuffer[] bytes, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long write(ByteBuffer[] bytes, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int write(ByteBuffer bytes, long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }
    }
}
