package io.callgate.store.snapshot;

import java.io.IOException;

/** Blocks in ascending order, each once. One thread; what it shows lasts until the next call. */
public interface BlockCursor {

    /** Goes to the next block; false when there is none. */
    boolean next() throws IOException;

    long block();

    BlockSet set();
}
