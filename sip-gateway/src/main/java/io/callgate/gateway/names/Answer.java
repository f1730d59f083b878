package io.callgate.gateway.names;

import java.util.List;

/**
 * What name servers say of one name and one type of record.
 *
 * @param records    empty unless found
 * @param ttlSeconds of the record, or the alias on the way to it, that ends first
 */
record Answer<R>(Said said, List<R> records, int ttlSeconds) {

    static <R> Answer<R> nothing() {
        return new Answer<>(Said.NOTHING, List.of(), 0);
    }

    static <R> Answer<R> unknown() {
        return new Answer<>(Said.UNKNOWN, List.of(), 0);
    }
}
