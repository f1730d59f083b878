package io.callgate.store.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** There is no room for what would be written; nothing was. */
public final class TooLittleDisk extends IOException {

    private static final long serialVersionUID = 1L;

    /** Left free on the disk for the register and the evidence. */
    private static final long RESERVE_BYTES = 16 << 20;

    private TooLittleDisk(Path directory, long needed, long free) {
        super(directory + " has " + (free >> 20) + " MiB free, " + (needed >> 20)
                + " MiB are needed: free space, then try again");
    }

    static void check(Path directory, long bytes) throws IOException {
        long free = Files.getFileStore(directory).getUsableSpace();
        long needed = bytes + RESERVE_BYTES;
        if (free < needed) {
            throw new TooLittleDisk(directory, needed, free);
        }
    }
}
