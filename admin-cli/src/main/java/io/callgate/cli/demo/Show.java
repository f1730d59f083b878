package io.callgate.cli.demo;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.callgate.cli.Callgate;
import io.callgate.cli.ExitCode;
import io.callgate.cli.Failure;
import io.callgate.cli.Output;
import io.callgate.cli.Output.Colour;
import io.callgate.cli.Terminal;
import io.callgate.cli.call.CallOutcome;
import io.callgate.cli.call.Ladder;
import io.callgate.gateway.screening.Reason;
import io.callgate.gateway.useragent.PlacedCall;
import io.callgate.gateway.useragent.ReceivedCall;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Plays the scenes on the stage, tells them as they go, and keeps what was not as it must be. */
final class Show {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int PBX = 0;
    private static final int CALLGATE = 1;
    private static final int CARRIER = 2;

    private final Stage stage;
    private final Output output;
    private final List<Played> played = new ArrayList<>();
    private final List<String> surprises = new ArrayList<>();

    /** One call as it went; status 0 if it had no answer. */
    record Played(String title, String dialled, String outcome, int status, String phrase,
            String reason) {

        @JsonIgnore
        boolean isConnected() {
            return status / 100 == 2;
        }
    }

    Show(Stage stage, Output output) {
        this.stage = stage;
        this.output = output;
    }

    List<Played> played() {
        return played;
    }

    List<String> surprises() {
        return surprises;
    }

    void play(List<Scene> scenes) throws IOException, InterruptedException {
        output.line("A PBX, Callgate and a carrier on loopback. The numbers are kept for fiction.");
        type("list", "import", "bloctel", Stage.LIST.toString(), "--kind", "deny",
                "--issued", "2026-08-10");
        output.line("BlocTel ended on 2026-08-11 (law 2025-594, article 13). Its last files stay"
                + " importable,");
        output.line("as a list of kind deny, like any other register.");
        stage.open();
        for (Scene scene : scenes) {
            play(scene);
        }
        long expected = scenes.stream().filter(scene -> scene.refusal().isEmpty()).count();
        int seen = stage.carrier().invitesReceived();
        output.line("");
        output.line("INVITEs that the carrier received: " + seen);
        if (seen != expected) {
            surprised("the carrier must receive " + expected + " INVITEs");
        }
    }

    private void play(Scene scene) throws IOException, InterruptedException {
        output.line("");
        output.line(output.in(Colour.BOLD, (played.size() + 1) + ". " + scene.title()));
        if (!scene.commands().isEmpty()) {
            type(scene.commands().toArray(String[]::new));
            stage.awaitInForce();
        }
        PlacedCall call = stage.pbx().place(stage.callTo(scene.dialled()));
        if (call.await(PATIENCE) && call.isAnswered()) {
            hangUp(call);
        }
        CallOutcome outcome = CallOutcome.of(call);
        output.line("INVITE " + call.ladder().get(0).startLine().split(" ")[1]);
        ladder(call).lines().forEach(output::line);
        output.line("=> " + output.in(outcome.colour(), outcome.word()) + ": "
                + outcome.sentence());
        compare(scene, outcome);
    }

    private void compare(Scene scene, CallOutcome outcome) {
        played.add(new Played(scene.title(), scene.dialled(), outcome.word(), outcome.status(),
                outcome.phrase(), outcome.reason().map(Reason::word).orElse("")));
        boolean asItMust = outcome.reason().equals(scene.refusal())
                && outcome.isConnected() == scene.refusal().isEmpty();
        if (!asItMust) {
            surprised("this call must be " + scene.refusal()
                    .map(reason -> "stopped: " + reason.sentence()).orElse("connected"));
        }
    }

    private void surprised(String sentence) {
        surprises.add("call " + played.size() + ": " + sentence);
        output.line("!! " + output.in(Colour.RED, sentence));
    }

    private void hangUp(PlacedCall call) {
        call.hangUp();
        call.awaitEnd(PATIENCE);
        receivedAs(call).forEach(received -> received.awaitEnd(PATIENCE));
    }

    private Stream<ReceivedCall> receivedAs(PlacedCall call) {
        return stage.carrier().received().stream()
                .filter(received -> received.callId().equals(call.callId()));
    }

    private Ladder ladder(PlacedCall call) {
        Ladder ladder = new Ladder("PBX", "Callgate", "carrier");
        call.ladder().forEach(message -> ladder.add(message.nanoTime(),
                message.sent() ? PBX : CALLGATE, message.sent() ? CALLGATE : PBX,
                message.label()));
        stage.carrier().trace().stream()
                .filter(message -> message.callId().equals(call.callId()))
                .forEach(message -> ladder.add(message.nanoTime(),
                        message.sent() ? CARRIER : CALLGATE, message.sent() ? CALLGATE : CARRIER,
                        message.label()));
        return ladder;
    }

    /** Runs a command as a person would type it in the stage's folder, and shows both. */
    private void type(String... words) {
        List<String> typed = new ArrayList<>(List.of(words));
        typed.addAll(List.of("--config", Stage.CONFIG.toString(), "--store",
                Stage.STORE.toString()));
        output.line("$ callgate " + typed.stream()
                .map(word -> word.contains(" ") ? "'" + word + "'" : word)
                .collect(Collectors.joining(" ")));
        StringWriter said = new StringWriter();
        CommandLine callgate = Callgate.commandLine(Terminal.NONE);
        callgate.setOut(new PrintWriter(said));
        callgate.setErr(new PrintWriter(said));
        int exitCode = callgate.execute(typed.stream().map(this::resolved)
                .toArray(String[]::new));
        said.toString().lines().forEach(output::line);
        if (exitCode != ExitCode.DONE) {
            throw Failure.unknown("callgate " + String.join(" ", typed) + " ended with "
                    + exitCode);
        }
    }

    private String resolved(String word) {
        boolean file = Stream.of(Stage.LIST, Stage.CONFIG, Stage.STORE)
                .anyMatch(path -> path.toString().equals(word));
        return file ? stage.resolve(Path.of(word)).toString() : word;
    }
}
