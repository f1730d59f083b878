package io.callgate.cli.evidence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callgate.cli.ExitCode;
import io.callgate.cli.Failure;
import io.callgate.cli.Output;
import io.callgate.cli.Progress;
import io.callgate.gateway.screening.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code callgate evidence show}. */
@Command(name = "show", description = "Show one call whole: what was decided, by which steps and"
        + " facts, and what became of it.",
        footer = {"",
            "Examples:",
            "  callgate evidence show a84b4c76@pbx",
            "  callgate evidence show a84b4c76@pbx --from 2026-11-21 --json"})
final class EvidenceShow implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private Output output;

    @Mixin
    private KeptRecords kept;

    @Parameters(paramLabel = "CALL-ID", description = "As the call's INVITE had it.")
    private String callId;

    private final List<JsonNode> events = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    /** Of the verdict shown last: an event of another number belongs to another call. */
    private String judged = "";

    /** What {@code --json} prints. */
    record Shown(String callId, List<JsonNode> events) {
    }

    @Override
    public Integer call() throws IOException {
        CallRecord record = new CallRecord();
        RecordFiles files = new RecordFiles(kept.files(true));
        try (Progress progress = output.progress()) {
            files.read((file, number, text) -> {
                progress.at(files.position(), files.size(), number, "lines");
                if (record.read(text) && record.callId.equals(callId)
                        && kept.spans(record.time)) {
                    show(record, JSON.readTree(text));
                }
            });
        }
        if (events.isEmpty()) {
            throw Failure.unknown("there is no record of call " + callId + " in "
                    + kept.folder());
        }
        output.answer(new Shown(callId, events), lines);
        return ExitCode.DONE;
    }

    private void show(CallRecord record, JsonNode event) {
        events.add(event);
        String carrier = record.carrier.isEmpty() ? "" : ", carrier " + record.carrier;
        lines.add(record.time + "  " + switch (record.event) {
            case "judged" -> "judged: " + record.verdict + ", " + record.reason + " (step "
                    + event.path("step").asText() + ")" + passed(record);
            case "ended" -> "ended: " + record.end;
            default -> record.event;
        } + (record.answer == 0 ? "" : ", answer " + record.answer) + carrier + other(record));
        if (record.isJudged()) {
            judged = record.inside.isEmpty() ? record.called : judged;
            lines.add("  " + (record.caller.isEmpty() ? "a stranger"
                    : record.caller + " of " + record.seller) + " to "
                    + orNone(record.called) + ", presenting " + orNone(record.presented)
                    + (record.end.equals("not-ended") ? "" : "; " + end(record)));
            event.path("steps").forEach(step -> lines.add("  " + step.path("step").asText()
                    + "  " + sentence(step)));
        }
    }

    private static String end(CallRecord record) {
        return record.end + (record.inside.isEmpty() ? ""
                : ", named inside the call to " + record.inside);
    }

    private String other(CallRecord record) {
        return record.isJudged() || record.called.equals(judged) ? ""
                : ", of the call to " + orNone(record.called);
    }

    private static String passed(CallRecord record) {
        return record.passed.isEmpty() ? "" : ", let through: " + record.passed;
    }

    private static String orNone(String number) {
        return number.isEmpty() ? "no number" : number;
    }

    /** A finding of a gateway newer than this command is shown as it is. */
    private static String sentence(JsonNode step) {
        Map<String, Object> values = JSON.convertValue(step, new TypeReference<>() { });
        return Finding.of(step.path("finding").asText())
                .map(finding -> finding.sentence(values)).orElse(step.toString());
    }
}
