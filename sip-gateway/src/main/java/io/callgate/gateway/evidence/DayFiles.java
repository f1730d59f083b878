package io.callgate.gateway.evidence;

import io.callgate.gateway.notice.Notice;
import io.callgate.gateway.notice.Notices;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Puts lines into the file of their day and the file onto the disk. At most one file is open.
 * Writer thread only.
 */
final class DayFiles {

    /** Evidence promises a second; the rest of it is for the disk. */
    static final long SYNC_EVERY_NANOS = Duration.ofMillis(500).toNanos();

    private final EvidenceFolder folder;
    private final Notices notices;
    private Optional<DayFile> open = Optional.empty();
    private long openDay;
    private boolean unsynced;
    private long unsyncedSinceNanos;

    DayFiles(EvidenceFolder folder, Notices notices) {
        this.folder = folder;
        this.notices = notices;
    }

    /** Mends the end of the file written last and shows that today's can be written. */
    void begin(long today) throws IOException {
        close();
        Optional<DayFile> latest = folder.openLatest();
        if (latest.isPresent()) {
            tellTorn(latest.get());
            latest.get().close();
        }
        fileOf(today);
    }

    /** Writes the next span of the batch, whole or, when it throws, not at all. */
    void write(LineBuffer batch, long nowNanos) throws IOException {
        DayFile file = fileOf(batch.day());
        file.append(batch.span());
        if (!unsynced) {
            unsynced = true;
            unsyncedSinceNanos = nowNanos;
        }
    }

    private DayFile fileOf(long day) throws IOException {
        if (open.isPresent() && openDay == day && open.get().isInPlace()) {
            return open.get();
        }
        if (open.isPresent() && openDay == day) {
            notices.raise(Notice.EVIDENCE_MOVED, open.get().path().toString());
        }
        close();
        DayFile file = folder.open(day);
        tellTorn(file);
        open = Optional.of(file);
        openDay = day;
        return file;
    }

    private void tellTorn(DayFile file) {
        if (file.tornBytes() > 0) {
            notices.raise(Notice.EVIDENCE_TORN, file.path() + ", " + file.tornBytes() + " bytes");
        }
    }

    boolean isSyncDue(long nowNanos) {
        return unsynced && nowNanos - unsyncedSinceNanos >= SYNC_EVERY_NANOS;
    }

    /** How long until what was written must go to the disk; 0, for ever, when nothing must. */
    long millisToSync(long nowNanos) {
        long nanos = unsyncedSinceNanos + SYNC_EVERY_NANOS - nowNanos;
        return unsynced ? 1 + Math.max(0, TimeUnit.NANOSECONDS.toMillis(nanos)) : 0;
    }

    void sync() throws IOException {
        if (unsynced && open.isPresent()) {
            open.get().sync();
        }
        unsynced = false;
    }

    /** The file is let go of even if its last sync fails: the next one may lie on a sound disk. */
    void close() throws IOException {
        Optional<DayFile> closed = open;
        try {
            sync();
        } finally {
            open = Optional.empty();
            unsynced = false;
            if (closed.isPresent()) {
                closed.get().close();
            }
        }
    }
}
