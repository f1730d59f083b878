package io.callgate.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.callgate.cli.ExitCode;
import io.callgate.cli.Failure;
import io.callgate.cli.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code callgate gateway reload}. */
@Command(name = "reload", description = "Have a running gateway judge calls by its configuration"
        + " file as it is now: no call is lost. All or nothing: if the file has a mistake, or a"
        + " key has changed that needs a restart, nothing changes and each is named.",
        footer = {"",
            "Without a restart change: deny-lists, regulations and their files, other-countries,",
            "consent and uncheckable of a seller; shadow and dialling of a caller; max-age-days of",
            "a list. Passwords and TLS files are followed by themselves.",
            "The gateway takes this from its own machine only.",
            "",
            "Exit codes: 0 done, 3 the gateway cannot be reached, 4 nothing was changed.",
            "",
            "Examples:",
            "  callgate gateway reload --config callgate.yaml"})
final class GatewayReload implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private RunningGateway gateway;

    @Override
    public Integer call() {
        JsonNode answer = gateway.port().post("/v1/gateway/reload").json();
        if (answer.has("error")) {
            throw Failure.unknown("the gateway says: " + answer.path("error").asText());
        }
        boolean done = answer.path("reloaded").asBoolean();
        List<String> lines = new ArrayList<>();
        lines.add(done ? "calls are judged by the file as it is now" : "nothing was changed:");
        answer.path("obstacles").forEach(obstacle -> lines.add("  " + obstacle.asText()));
        output.answer(answer, lines);
        return done ? ExitCode.DONE : ExitCode.GUARDED;
    }
}
