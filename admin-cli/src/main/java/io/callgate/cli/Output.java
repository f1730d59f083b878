package io.callgate.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a command says: text for a person or JSON for a program, never both. A mixin. */
public final class Output {

    /** How a word stands out, in picocli's markup. */
    public enum Colour { GREEN, RED, YELLOW, BOLD }

    /** {@code | head} has what it wants after a few; the rest would be for nobody. */
    private static final int LINES_A_LOOK = 1 << 12;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;
    private long printed;

    @Option(names = "--json", description = "Answer in JSON, in the shapes of docs/cli-json.md.")
    private boolean json;

    /**
     * Prints the answer.
     *
     * @param shape what {@code --json} prints: a record whose components name the keys
     * @param lines what a person reads
     */
    public void answer(Object shape, List<String> lines) {
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(jsonOf(shape));
        } else {
            lines.forEach(out::println);
        }
        out.flush();
    }

    public boolean isJson() {
        return json;
    }

    /** One of many answers as a line, for {@link #print}. */
    public String json(Object shape) {
        return jsonOf(shape);
    }

    /** Prints a line of a very long answer, sooner or later; {@link #flush} ends it. */
    public void print(String line) {
        PrintWriter out = command.commandLine().getOut();
        out.write(line);
        out.write('\n');
        printed++;
        if (printed % LINES_A_LOOK == 0 && out.checkError()) {
            throw Failure.unknown("nobody reads the answer any more");
        }
    }

    /** After the last {@link #print}. */
    public void flush() {
        command.commandLine().getOut().flush();
    }

    /** Prints a line of a long answer as soon as it is known; nothing with {@code --json}. */
    public void line(String line) {
        if (!json) {
            command.commandLine().getOut().println(line);
            command.commandLine().getOut().flush();
        }
    }

    /** Prints to standard error; not part of the answer, so the same with {@code --json}. */
    public void note(String sentence) {
        PrintWriter err = command.commandLine().getErr();
        err.println(command.qualifiedName() + ": " + sentence);
        err.flush();
    }

    /** The text in a colour, where there are colours. */
    public String in(Colour colour, String text) {
        return command.commandLine().getColorScheme().ansi()
                .string("@|" + colour.name().toLowerCase(Locale.ROOT) + " " + text + "|@");
    }

    /** The progress of this command, for whoever watches its standard error. */
    public Progress progress() {
        return new Progress(command.commandLine().getErr(), Callgate.terminalOf(command).err());
    }

    private static String jsonOf(Object shape) {
        try {
            return new ObjectMapper()
                    .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .writeValueAsString(shape);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("a shape that is not JSON", cause);
        }
    }
}
