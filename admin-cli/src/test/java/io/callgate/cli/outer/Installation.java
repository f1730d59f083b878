package io.callgate.cli.outer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The launcher and what this build packaged, in a folder of their own: started in the checkout it
 * would build what Maven is building.
 */
final class Installation implements AutoCloseable {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path CHECKOUT = TARGET.getParent().getParent();
    /** What the launcher itself calls, and nothing that might be a Java or a Maven. */
    private static final List<String> TOOLS =
            List.of("bash", "cat", "dirname", "env", "find", "flock", "mkdir", "mv", "readlink",
                    "rm", "sed", "sleep", "touch");

    private final Path home;
    private final Path tools;

    private Installation(Path home) {
        this.home = home;
        this.tools = home.resolve("tools");
    }

    /** Built, with an empty class archive: making one takes longer than any test. */
    static Installation in(Path folder) throws IOException {
        Installation installation = new Installation(folder);
        Path target = Files.createDirectories(folder.resolve("admin-cli/target"));
        Files.copy(CHECKOUT.resolve("callgate"), folder.resolve("callgate"));
        Files.createSymbolicLink(target.resolve("lib"), TARGET.resolve("lib"));
        try (Stream<Path> jars = Files.list(TARGET)) {
            for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
                Files.createSymbolicLink(target.resolve(jar.getFileName()), jar);
            }
        }
        int java = Runtime.version().feature();
        Files.createFile(installation.archive(java));
        Files.createFile(target.resolve("built"));
        installation.linkTools();
        return installation;
    }

    private void linkTools() throws IOException {
        Files.createDirectory(tools);
        for (String tool : TOOLS) {
            for (String folder : List.of("/bin", "/usr/bin")) {
                Path link = tools.resolve(tool);
                if (Files.exists(Path.of(folder, tool)) && !Files.exists(link)) {
                    Files.createSymbolicLink(link, Path.of(folder, tool));
                }
            }
        }
    }

    /** Takes the links away, of which JUnit warns one by one when it empties the folder. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    Path home() {
        return home;
    }

    Path launcher() {
        return home.resolve("callgate");
    }

    /** The classes as a Java of this version wants them in memory. */
    Path archive(int java) {
        return home.resolve("admin-cli/target/classes-" + java + (java < 25 ? ".jsa" : ".aot"));
    }

    /** As if it had never been built. */
    void forgetTheBuild() throws IOException {
        Files.delete(home.resolve("admin-cli/target/built"));
    }

    /** A folder that a Java could be in, but for what is left out. */
    Path javaOf(String version, boolean compiler) throws IOException {
        Path java = Files.createDirectories(home.resolve("java-" + version));
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        Path bin = Files.createDirectories(java.resolve("bin"));
        for (String program : compiler ? List.of("java", "javac") : List.of("java")) {
            script(bin.resolve(program), "exit 99\n");
        }
        return java;
    }

    /** A program for the launcher to find. */
    void script(Path file, String lines) throws IOException {
        Files.writeString(file, "#!/bin/bash\n" + lines);
        file.toFile().setExecutable(true);
    }

    /** Starts the launcher with the Java of this test. */
    LauncherRun start(String... words) {
        return start(launcher(), Map.of("JAVA_HOME", System.getProperty("java.home")), words);
    }

    LauncherRun start(Path launcher, Map<String, String> environment, String... words) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(words));
        Map<String, String> variables = new HashMap<>(environment);
        variables.putIfAbsent("PATH", tools.toString());
        try {
            return LauncherRun.of(command, variables, home);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
