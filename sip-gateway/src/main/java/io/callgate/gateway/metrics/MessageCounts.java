package io.callgate.gateway.metrics;

import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.screening.Reason;
import io.callgate.gateway.screening.Verdict;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;

/** Judged text messages by verdict, reason and caller. Written by the thread of the records. */
final class MessageCounts {

    private final MeterRegistry registry;
    private final List<String> callers = new ArrayList<>();
    /** By caller; then by reason and treatment. Made when needed: most gateways see no texts. */
    private final Tally[][] tallies;

    MessageCounts(GatewayConfig config, MeterRegistry registry) {
        this.registry = registry;
        callers.add(CallCounts.NOT_RECOGNISED);
        config.parties().sellers().forEach(seller -> seller.callers()
                .forEach(caller -> callers.add(caller.name())));
        tallies = new Tally[callers.size()]
                [Reason.values().length * CallCounts.TREATMENTS.length];
    }

    /** {@code callerIndex} -1: not recognised. */
    void count(Verdict verdict, int callerIndex) {
        int row = callerIndex + 1;
        int column = verdict.reason().ordinal() * CallCounts.TREATMENTS.length
                + verdict.treatment().ordinal();
        if (tallies[row][column] == null) {
            tallies[row][column] = made(row, verdict);
        }
        tallies[row][column].increment();
    }

    private Tally made(int row, Verdict verdict) {
        Tally tally = new Tally();
        FunctionCounter.builder("callgate.texts", tally, Tally::count)
                .description("Text messages (MESSAGE outside of a call) by verdict, the reason that"
                        + " decided and the caller (- when not recognised)")
                .tag("verdict", CallCounts.word(verdict.reason(), verdict.treatment()))
                .tag("reason", verdict.reason().word())
                .tag("caller", callers.get(row))
                .register(registry);
        return tally;
    }
}
