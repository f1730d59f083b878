package io.callgate.cli.config;

import io.callgate.cli.Table;
import java.util.ArrayList;
import java.util.List;

/** What {@code callgate config simulate --json} prints; docs/cli-json.md. */
record SimulationShape(long calls, String from, String to, long skipped, long verdictsChanged,
        long reasonsChanged, List<Changed> changes, List<Example> examples, long tookMillis) {

    /** So many calls had one verdict and get another. */
    record Changed(long calls, Judged before, Judged after) {
    }

    /** One of them. */
    record Example(String time, String caller, String number, Judged before, Judged after) {
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format("%,d calls%s: the verdict of %,d changes, of %,d the reason only",
                calls, from.isEmpty() ? "" : " from " + from + " to " + to, verdictsChanged,
                reasonsChanged));
        if (!changes.isEmpty()) {
            Table summary = new Table("CALLS", "BEFORE", "AFTER");
            changes.forEach(change -> summary.row(String.format("%,d", change.calls()),
                    change.before().toString(), change.after().toString()));
            Table some = new Table("TIME", "CALLER", "NUMBER", "BEFORE", "AFTER");
            examples.forEach(example -> some.row(example.time(), example.caller(),
                    example.number(), example.before().toString(), example.after().toString()));
            lines.add("");
            lines.addAll(summary.lines());
            lines.add("");
            lines.addAll(some.lines());
        }
        return lines;
    }
}
