package io.callgate.gateway.outer;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long a test waits for what must come: only a hang takes so long, on however slow a machine.
 * JUnit finds it by itself and tells every test that says no time of its own.
 */
public final class Patience implements BeforeAllCallback {

    public static final Duration MAX = Duration.ofMinutes(2);

    static final int MILLIS_MAX = (int) MAX.toMillis();

    @Override
    public void beforeAll(ExtensionContext test) {
        Awaitility.setDefaultTimeout(MAX);
    }
}
