package io.callgate.cli.demo;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Output;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code callgate demo}. */
@Command(name = "demo", description = "Show Callgate at work: a PBX, the gateway and a carrier on"
        + " loopback, and the calls between them. Needs nothing and leaves nothing.",
        footer = {"",
            "Exit code: 0 only if every call went as it must, by the carrier's count, too.",
            "",
            "Examples:",
            "  callgate demo",
            "  callgate demo --json"})
public final class DemoCommand implements Callable<Integer> {

    /** What {@code --json} prints; docs/cli-json.md. */
    record Shape(List<Show.Played> calls, int connected, int refused, int carrierSaw,
            List<String> surprises) {
    }

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Stage stage = new Stage()) {
            Show show = new Show(stage, output);
            show.play(Scene.all());
            int connected = (int) show.played().stream().filter(Show.Played::isConnected).count();
            int refused = show.played().size() - connected;
            output.answer(new Shape(show.played(), connected, refused,
                            stage.carrier().invitesReceived(), show.surprises()),
                    List.of("demo: " + show.played().size() + " calls, " + connected
                            + " connected, " + refused + " refused"));
            return show.surprises().isEmpty() ? ExitCode.DONE : ExitCode.UNKNOWN;
        }
    }
}
