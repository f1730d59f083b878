package io.callgate.cli.config;

import io.callgate.cli.Configured;
import io.callgate.cli.ExitCode;
import io.callgate.cli.Failure;
import io.callgate.cli.Output;
import io.callgate.cli.PointInTime;
import io.callgate.cli.Progress;
import io.callgate.cli.Session;
import io.callgate.cli.Unreadable;
import io.callgate.cli.file.GivenFile;
import io.callgate.cli.file.Interruption;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.store.index.SuppressionIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code callgate config simulate}: the gateway's own screening, on calls of the past. */
@Command(name = "simulate", description = "Judge calls of the past by a changed configuration,"
        + " another version of a list or another date, and say which verdicts change and why."
        + " Nothing is changed by it.",
        footer = {"",
            "FILE is a call record of a gateway (calls-2026-11-21.jsonl, also packed with gzip),",
            "compared with what was decided then; or a table with the columns called and caller,",
            "and time, campaign and presented if known, compared by --against.",
            "Records and lists are those of now; attempts are counted from the first call on.",
            "",
            "Examples:",
            "  callgate config simulate --config new.yaml --traffic calls-2026-11-20.jsonl",
            "  callgate config simulate --config new.yaml --against callgate.yaml --traffic t.csv",
            "  callgate config simulate --traffic calls-2026-11-20.jsonl --list bloctel=7",
            "  callgate config simulate --traffic calls-2026-08-10.jsonl --at 2026-08-11T10:00"})
final class ConfigSimulate implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private Session session;

    @Option(names = "--traffic", required = true, arity = "1..*", paramLabel = "FILE",
            description = "Calls of the past, in the order in which they were made.")
    private List<Path> traffic;

    @Option(names = "--against", paramLabel = "FILE",
            description = "The configuration to compare with; needed for a table.")
    private Path against;

    @Option(names = "--at", paramLabel = "TIME", converter = PointInTime.class,
            description = "Judge every call as if it were made then; default: at its own time.")
    private Instant at;

    @Option(names = "--list", paramLabel = "NAME=VERSION",
            description = "Judge by this version of a list, not by the active one.")
    private Map<String, Long> versions = Map.of();

    @Option(names = "--examples", paramLabel = "N", defaultValue = "10",
            description = "Changed calls to show; default: ${DEFAULT-VALUE}.")
    private int examples;

    @Option(names = "--numbers", description = "Show whole numbers in the examples.")
    private boolean numbers;

    @Override
    public Integer call() throws IOException {
        traffic.forEach(GivenFile::demand);
        return Interruption.interruptible(this::simulate);
    }

    private int simulate() throws IOException {
        Instant started = Instant.now();
        GatewayConfig config = session.configured().required();
        for (String list : versions.keySet()) {
            if (config.parties().lists().stream().noneMatch(one -> one.name().equals(list))) {
                throw Failure.usage("no seller names list " + list + " in its deny-lists");
            }
        }
        session.existingStore().close();
        Traffic calls = new Traffic(traffic, at == null ? started : at);
        if (against == null && !calls.isRecorded()) {
            throw Failure.usage("a table does not say what was decided: name the configuration to"
                    + " compare with, --against FILE");
        }
        SimulationShape shape = compare(config, calls, started);
        if (shape.skipped() > 0) {
            output.note(String.format("%,d lines are no calls and were passed over",
                    shape.skipped()));
        }
        output.answer(shape, shape.lines());
        return ExitCode.DONE;
    }

    private SimulationShape compare(GatewayConfig config, Traffic calls, Instant started)
            throws IOException {
        try (SuppressionIndex changed = index(config, versions);
                Judging after = new Judging(config, changed)) {
            if (against == null) {
                return run(calls, new Simulation(after, Optional.empty(), wanted()), started);
            }
            GatewayConfig other = Configured.load(against);
            try (SuppressionIndex present = index(other, Map.of());
                    Judging before = new Judging(other, present)) {
                return run(calls, new Simulation(after, Optional.of(before), wanted()), started);
            }
        }
    }

    private SuppressionIndex index(GatewayConfig config, Map<String, Long> pinned) {
        return SuppressionIndex.asOfNow(session.storeDirectory(), new Unreadable(output),
                config.parties().campaignsBySeller(), pinned);
    }

    private Simulation.Wanted wanted() {
        return new Simulation.Wanted(at == null ? OptionalLong.empty()
                : OptionalLong.of(at.getEpochSecond()), examples, numbers);
    }

    private SimulationShape run(Traffic calls, Simulation simulation, Instant started)
            throws IOException {
        try (Progress progress = output.progress()) {
            simulation.run(calls, progress);
        }
        return simulation.shape(calls.skipped(),
                Duration.between(started, Instant.now()).toMillis());
    }
}
