/**
 * What a file holds before anyone reads numbers in it: texts in archives, their encoding, tables.
 */
package io.callgate.store.ingest.source;
