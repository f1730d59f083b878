package io.callgate.store;

import java.io.IOException;

import io.callgate.store.ingest.EntrySink;

/** Something that numbers can be read from, once: a file in one of the formats admins have. */
@FunctionalInterface
public interface NumberSource {

    /** Hands over every number and every line that is none, in the order they stand. */
    void read(EntrySink entries) throws IOException;
}
