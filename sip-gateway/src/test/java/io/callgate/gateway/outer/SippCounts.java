package io.callgate.gateway.outer;

import java.util.List;

/** Totals of one SIPp process, from the last line of its statistics file. */
public record SippCounts(long created, long successful, long failed, long retransmissions) {

    static SippCounts of(List<String> names, String[] values) {
        return new SippCounts(
                value(names, values, "TotalCallCreated"),
                value(names, values, "SuccessfulCall(C)"),
                value(names, values, "FailedCall(C)"),
                value(names, values, "Retransmissions(C)"));
    }

    private static long value(List<String> names, String[] values, String name) {
        return Long.parseLong(values[names.indexOf(name)]);
    }
}
