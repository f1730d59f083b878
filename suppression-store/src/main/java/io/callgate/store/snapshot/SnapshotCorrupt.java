package io.callgate.store.snapshot;

import java.io.IOException;
import java.nio.file.Path;

/** A snapshot file is not what was written: truncated, altered, or another file altogether. */
public final class SnapshotCorrupt extends IOException {

    private static final long serialVersionUID = 1L;

    SnapshotCorrupt(Path file, String what) {
        // The path comes last: the gateway's log cuts what is long.
        super("snapshot unusable: " + what + "; restore it from a backup, or import the list"
                + " again: " + file);
    }
}
