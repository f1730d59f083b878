package io.callgate.store.ingest;

/**
 * The column of a table that holds numbers.
 *
 * @param index  from 0
 * @param header the column's name in the first row; empty if the first row is data
 */
record NumberColumn(int index, String header) {

    boolean hasHeader() {
        return !header.isEmpty();
    }

    String description() {
        return "column " + (index + 1)
                + (hasHeader() ? " (" + header + ")" : ", without a header");
    }
}
