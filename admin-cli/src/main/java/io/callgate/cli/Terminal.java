package io.callgate.cli;

/**
 * Which of the two outputs a person looks at. The launcher asks the operating system; Java 17 and
 * 22 answer the question differently.
 */
public record Terminal(boolean out, boolean err, boolean colours) {

    /** A pipe, a file, a test: plain text only. */
    public static final Terminal NONE = new Terminal(false, false, false);

    static Terminal ofLauncher() {
        // https://no-color.org: present and not empty, whatever its value.
        String noColour = System.getenv().getOrDefault("NO_COLOR", "");
        return new Terminal(Boolean.getBoolean("callgate.terminal.out"),
                Boolean.getBoolean("callgate.terminal.err"), noColour.isEmpty());
    }

    public boolean coloursOut() {
        return out && colours;
    }
}
