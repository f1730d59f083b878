package io.callgate.store.ingest;

/** A format and how it is read. */
record Recognised(Format format, Layout layout) {
}
