package io.callgate.cli.config;

import io.callgate.cli.Failure;
import io.callgate.cli.Progress;
import io.callgate.store.numbering.E164;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Judges each call of the past again and keeps count of what changes. */
final class Simulation {

    /** A clock reading each so many calls: none is felt. */
    private static final int CALLS_A_LOOK = 1 << 12;

    private final Judging after;
    /** Empty: what was recorded is compared with. */
    private final Optional<Judging> before;
    private final Wanted wanted;
    private final Map<Change, Long> changes = new HashMap<>();
    private final List<SimulationShape.Example> examples = new ArrayList<>();
    private long calls;
    private long verdictsChanged;
    private long reasonsChanged;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    /** A verdict before and after. */
    private record Change(Judged before, Judged after) {

        boolean isOfVerdict() {
            return !before.verdict().equals(after.verdict())
                    || !before.passed().equals(after.passed());
        }
    }

    /**
     * What is asked for.
     *
     * @param at       epoch second at which every call is judged; empty: each at its own
     * @param examples how many are kept
     * @param numbers  whether they show whole numbers
     */
    record Wanted(OptionalLong at, int examples, boolean numbers) {
    }

    Simulation(Judging after, Optional<Judging> before, Wanted wanted) {
        this.after = after;
        this.before = before;
        this.wanted = wanted;
    }

    void run(Traffic traffic, Progress progress) throws IOException {
        traffic.read((call, bytesRead, bytes) -> {
            judge(call);
            if (calls % CALLS_A_LOOK == 0) {
                progress.at(bytesRead, bytes, calls, "calls");
            }
        });
    }

    /** Who is in neither configuration would be judged as a stranger, twice the same. */
    private void demandKnown(TrafficCall call) {
        boolean typed = call.before.equals(Judged.UNKNOWN);
        if (typed && !after.knows(call) && before.filter(one -> one.knows(call)).isEmpty()) {
            throw Failure.usage("no configuration has caller '" + call.caller + "'"
                    + (call.campaign.isEmpty() ? "" : " with campaign '" + call.campaign + "'")
                    + ": of a stranger's call the field is empty");
        }
    }

    private void judge(TrafficCall call) {
        demandKnown(call);
        long made = call.epochSecond;
        Judged was = before.map(judging -> judging.judge(call)).orElse(call.before);
        call.epochSecond = wanted.at.orElse(made);
        Judged is = after.judge(call);
        calls++;
        first = Math.min(first, made);
        last = Math.max(last, made);
        if (!was.equals(is)) {
            changed(call, made, new Change(was, is));
        }
    }

    private void changed(TrafficCall call, long made, Change change) {
        changes.merge(change, 1L, Long::sum);
        verdictsChanged += change.isOfVerdict() ? 1 : 0;
        reasonsChanged += change.isOfVerdict() ? 0 : 1;
        if (examples.size() < wanted.examples) {
            long number = after.number();
            examples.add(new SimulationShape.Example(Instant.ofEpochSecond(made).toString(),
                    call.caller, wanted.numbers ? E164.format(number) : E164.masked(number),
                    change.before, change.after));
        }
    }

    SimulationShape shape(long skipped, long tookMillis) {
        List<SimulationShape.Changed> summary = changes.entrySet().stream()
                .map(entry -> new SimulationShape.Changed(entry.getValue(),
                        entry.getKey().before, entry.getKey().after))
                .sorted(Comparator.comparingLong(SimulationShape.Changed::calls).reversed()
                        .thenComparing(changed -> changed.toString()))
                .toList();
        boolean any = calls > 0;
        return new SimulationShape(calls, any ? Instant.ofEpochSecond(first).toString() : "",
                any ? Instant.ofEpochSecond(last).toString() : "", skipped, verdictsChanged,
                reasonsChanged, summary, List.copyOf(examples), tookMillis);
    }
}
