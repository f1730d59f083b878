package io.callgate.gateway.outer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What one SIPp process is to do. Nothing runs before {@link #start()}. A party on its own port of
 * the loopback address, one call unless told otherwise.
 */
public final class Sipp {

    /** Longer than the longest scenario; then SIPp gives up and says so by its exit code. */
    static final int TIMEOUT_SECONDS = 300;
    /** T1 of the scenarios, and one in which every answer comes, however slow the machine. */
    private static final String USUAL_T1 = "retrans=\"500\"";
    private static final String LONG_T1 = "retrans=\"30000\"";

    private final Stage stage;
    private final Path folder;
    private final Path scenario;
    private final List<String> options = new ArrayList<>();
    private final int port = Ports.free();
    private int contactPort = port;
    private int remotePort;
    private int calls = 1;
    private boolean messagesTraced = true;

    Sipp(Stage stage, String scenario) {
        this.stage = stage;
        this.folder = stage.newFolder(scenario);
        this.scenario = folder.resolve(scenario + ".xml");
        try (var source = Sipp.class.getResourceAsStream("/sipp/" + scenario + ".xml")) {
            Files.copy(source, this.scenario);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** Where requests are sent. */
    public Sipp towards(int aRemotePort) {
        remotePort = aRemotePort;
        return this;
    }

    /** How many calls to place, or to take before the process ends. */
    public Sipp calls(int count) {
        calls = count;
        return this;
    }

    public Sipp callsPerSecond(int rate) {
        return option("-r", Integer.toString(rate)).option("-l", "10000");
    }

    public Sipp number(String number) {
        return option("-s", number);
    }

    /** How long {@code <pause/>} lasts, and how long {@code <timewait/>} repeats a last answer. */
    public Sipp pauseMillis(int millis) {
        return option("-d", Integer.toString(millis));
    }

    /** The port in Contact, when another party stands before this one. */
    Sipp contactPort(int aContactPort) {
        contactPort = aContactPort;
        return this;
    }

    /** Everything, also what the far end's Contact and Via would send elsewhere, goes here. */
    Sipp sendingTo(int aPort) {
        return option("-rsa", "127.0.0.1:" + aPort);
    }

    /** With this password, where it is asked for one. */
    Sipp user(String user, String password, String number) {
        return option("-au", user).option("-ap", password)
                .option("-auth_uri", number + "@127.0.0.1:" + remotePort);
    }

    Sipp tcp() {
        return option("-t", "t1");
    }

    /** One line of fields a call, in order, over and over. */
    public Sipp fields(List<String> lines) {
        Path file = folder.resolve("fields.csv");
        List<String> content = new ArrayList<>(lines);
        content.add(0, "SEQUENTIAL");
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return option("-inf", file.toString());
    }

    /** For many calls: a trace of each message would be the load. */
    public Sipp untraced() {
        messagesTraced = false;
        return this;
    }

    /** Repeats nothing for want of an answer that is only late. */
    Sipp unhurried() {
        try {
            Files.writeString(scenario,
                    Files.readString(scenario).replace(USUAL_T1, LONG_T1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private Sipp option(String name, String value) {
        options.add(name);
        options.add(value);
        return this;
    }

    public SippRun start() {
        List<String> command = new ArrayList<>(List.of(
                Program.SIPP.orAbort().toString(), "127.0.0.1:" + remotePort,
                "-sf", scenario.toString(), "-i", "127.0.0.1", "-p", Integer.toString(port),
                "-cp", Integer.toString(Ports.free()), "-nostdin",
                "-m", Integer.toString(calls), "-key", "contact_port",
                Integer.toString(contactPort), "-timeout", Integer.toString(TIMEOUT_SECONDS),
                "-timeout_error", "-trace_err", "-error_file", folder.resolve("errors").toString(),
                "-trace_stat", "-fd", "1", "-stf", folder.resolve("counts.csv").toString()));
        if (messagesTraced) {
            command.addAll(List.of("-trace_msg", "-message_file",
                    folder.resolve("messages").toString()));
        }
        command.addAll(options);
        return stage.keep(SippRun.start(command, folder, port));
    }
}
