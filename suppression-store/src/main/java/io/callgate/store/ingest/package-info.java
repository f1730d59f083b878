/**
 * Reads the files an admin has: layouts, separators, encodings, rejects.
 */
package io.callgate.store.ingest;
