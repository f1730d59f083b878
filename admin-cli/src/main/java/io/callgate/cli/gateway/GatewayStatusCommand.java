package io.callgate.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.callgate.cli.ExitCode;
import io.callgate.cli.Output;
import io.callgate.cli.Output.Colour;
import io.callgate.cli.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code callgate gateway status}. */
@Command(name = "status", description = "Ask a running gateway whether it takes calls, and what it"
        + " judges them by.",
        footer = {"",
            "Exit codes: 0 it is ready for calls, 3 it is not, or cannot be reached.",
            "",
            "Examples:",
            "  callgate gateway status --config callgate.yaml",
            "  callgate gateway status --url http://192.0.2.1:8060 --json"})
final class GatewayStatusCommand implements Callable<Integer> {

    /** What {@code --json} prints; docs/cli-json.md. */
    record Shape(String url, boolean live, boolean ready, List<String> reasons, JsonNode status) {
    }

    @Mixin
    private Output output;

    @Mixin
    private RunningGateway gateway;

    @Override
    public Integer call() throws IOException {
        OperatorsPort port = gateway.port();
        boolean live = port.get("/health/live").status() == OperatorsPort.OK;
        OperatorsPort.Reply readiness = port.get("/health/ready");
        boolean ready = readiness.status() == OperatorsPort.OK;
        JsonNode status = port.get("/v1/status").json();
        List<String> reasons = texts(readiness.json().path("reasons"));
        output.answer(new Shape(port.url().toString(), live, ready, reasons, status),
                lines(live && ready, live ? reasons : List.of("the probe got no answer"), status));
        return live && ready ? ExitCode.DONE : ExitCode.UNKNOWN;
    }

    private List<String> lines(boolean fit, List<String> reasons, JsonNode status) {
        List<String> lines = new ArrayList<>();
        lines.add(fit ? output.in(Colour.GREEN, "ready")
                : output.in(Colour.YELLOW, "not ready") + ": " + String.join(", ", reasons));
        lines.add("  version         " + status.path("version").asText());
        lines.add("  started         " + status.path("started").asText());
        lines.add("  listening       " + String.join(", ", texts(status.path("listening"))));
        lines.add("  calls in setup  " + status.path("calls_in_setup").asText());
        lines.add("  calls up        " + status.path("calls_up").asText());
        JsonNode calls = status.path("calls");
        lines.add("  calls judged    " + StreamSupport.stream(
                        ((Iterable<String>) calls::fieldNames).spliterator(), false)
                .map(outcome -> calls.path(outcome).asText() + " " + outcome)
                .collect(Collectors.joining(", ")));
        lines.add("  register        " + status.path("register_sequence_applied").asText());
        lines.add("");
        Table lists = new Table("LIST", "VERSION", "NUMBERS", "ISSUED");
        status.path("lists").forEach(list -> lists.row(list.path("name").asText(),
                list.path("version").asText(), list.path("numbers").asText(),
                list.path("issued").asText("")));
        lines.addAll(lists.lines());
        return lines;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
