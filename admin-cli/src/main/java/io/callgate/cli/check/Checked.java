package io.callgate.cli.check;

import io.callgate.cli.Output;
import io.callgate.cli.Output.Colour;
import io.callgate.gateway.screening.Outcome;
import io.callgate.gateway.screening.Trace;
import io.callgate.gateway.screening.Verdict;
import io.callgate.store.numbering.E164;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The verdict on one number.
 *
 * @param typed as it would be dialled
 */
record Checked(String typed, long number, Asked asked, Verdict verdict) {

    /** What was asked beside the number. */
    record Asked(String seller, String caller, String campaign, long epochSecond) {
    }

    /** What {@code --json} prints; docs/cli-json.md. */
    record Shape(String number, String seller, String caller, String campaign, String at,
            String verdict, String reason, int step, String sentence, String list,
            long listVersion, long record, String passed, List<Map<String, Object>> steps) {
    }

    Outcome outcome() {
        return verdict.outcome();
    }

    Shape shape() {
        Trace trace = verdict.trace();
        List<Map<String, Object>> steps = new ArrayList<>();
        for (int entry = 0; entry < trace.size(); entry++) {
            Map<String, Object> step = new LinkedHashMap<>();
            step.put("step", trace.finding(entry).step());
            step.put("finding", trace.finding(entry).word());
            step.putAll(trace.values(entry));
            steps.add(step);
        }
        return new Shape(E164.format(number), asked.seller, asked.caller, asked.campaign,
                Instant.ofEpochSecond(asked.epochSecond).toString(), word(),
                verdict.reason().word(), verdict.reason().step(), verdict.reason().sentence(),
                verdict.list(), verdict.listVersion(), verdict.recordSequence(),
                verdict.passed(), steps);
    }

    List<String> lines(Output output) {
        List<String> lines = new ArrayList<>();
        lines.add(output.in(colour(), word()) + ": " + verdict.reason().sentence() + " (step "
                + verdict.reason().step() + ")");
        if (!verdict.passed().isEmpty()) {
            lines.add("  passed  all the same: " + verdict.treatment().sentence());
        }
        lines.add("  number  " + shown());
        Trace trace = verdict.trace();
        for (int entry = 0; entry < trace.size(); entry++) {
            lines.add("  step " + trace.finding(entry).step() + "  " + trace.sentence(entry));
        }
        if (verdict.recordSequence() != 0) {
            lines.add("  record  " + verdict.recordSequence() + "; callgate number "
                    + E164.format(number) + " shows it");
        }
        return lines;
    }

    /** All of it in one line. */
    String line(Output output) {
        return output.in(colour(), word()) + "  " + shown() + "  " + verdict.reason().word() + ": "
                + verdict.reason().sentence();
    }

    private String shown() {
        return number == E164.NOT_UNDERSTOOD ? "'" + typed + "'" : E164.format(number);
    }

    private String word() {
        return outcome().name().toLowerCase(Locale.ROOT);
    }

    private Colour colour() {
        return switch (outcome()) {
            case ADMITTED -> Colour.GREEN;
            case REFUSED -> Colour.RED;
            case UNCHECKABLE -> Colour.YELLOW;
        };
    }
}
