package io.callgate.store.ingest.source;

import java.math.BigDecimal;

/** How a number that a workbook holds as a number is written as a field. */
final class WorkbookNumber {

    /** Written out, a few characters such as 1E999999999 would fill the heap. */
    private static final int DIGITS_MAX = 40;

    private WorkbookNumber() {
    }

    /** Exact as stored, unlike the 3.36E+10 that a CSV export makes of it. */
    static String text(BigDecimal stored) {
        BigDecimal number = stored.stripTrailingZeros();
        boolean writable = Math.abs((long) number.scale()) + number.precision() <= DIGITS_MAX;
        // With a comma, which no number has in it: a point could pass for a separator.
        return (writable ? number.toPlainString() : number.toString()).replace('.', ',');
    }
}
