package io.callgate.perf.load;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a measurement has to say: lines on standard output, the same in every locale. */
public final class Printed {

    private static final PrintStream OUT = new PrintStream(
            new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private Printed() {
    }

    public static void line(String format, Object... values) {
        OUT.println(String.format(Locale.ROOT, format, values));
    }
}
