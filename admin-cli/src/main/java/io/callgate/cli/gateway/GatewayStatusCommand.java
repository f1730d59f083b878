package io.callgate.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.callgate.cli.Configured;
import io.callgate.cli.ExitCode;
import io.callgate.cli.Failure;
import io.callgate.cli.Output;
import io.callgate.cli.Output.Colour;
import io.callgate.cli.Table;
import io.callgate.gateway.config.GatewayConfig.AdminConfig;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
    private Configured configured;

    @Option(names = "--url", paramLabel = "URL",
            description = "The operator's port; else the configuration's admin address and port.")
    private URI url;

    @Override
    public Integer call() throws IOException {
        OperatorsPort port = new OperatorsPort(
                Optional.ofNullable(url).orElseGet(this::configured));
        boolean live = port.get("/health/live").status() == OperatorsPort.OK;
        OperatorsPort.Reply readiness = port.get("/health/ready");
        boolean ready = readiness.status() == OperatorsPort.OK;
        JsonNode status = port.get("/v1/status").json();
        List<String> reasons = texts(readiness.json().path("reasons"));
        output.answer(new Shape(port.url().toString(), live, ready, reasons, status),
                lines(live && ready, live ? reasons : List.of("the probe got no answer"), status));
        return live && ready ? ExitCode.DONE : ExitCode.UNKNOWN;
    }

    private URI configured() {
        AdminConfig admin = configured.required().admin();
        if (admin.port() == 0) {
            throw Failure.usage("admin.port is 0, so nobody knows the port; name it with --url");
        }
        return OperatorsPort.url(admin.address(), admin.port());
    }

    private List<String> lines(boolean fit, List<String> reasons, JsonNode status) {
        List<String> lines = new ArrayList<>();
        lines.add(fit ? output.in(Colour.GREEN, "ready")
                : output.in(Colour.YELLOW, "not ready") + ": " + String.join(", ", reasons));
        lines.add("  version         " + status.path("version").asText());
        lines.add("  started         " + status.path("started").asText());
        lines.add("  listening       " + String.join(", ", texts(status.path("listening"))));
        lines.add("  calls in setup  " + status.path("calls_in_setup").asText());
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
