package io.callgate.store;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long every test of this module waits for what must come: only a hang takes so long, on
 * however slow a machine. JUnit finds it by itself.
 */
public final class Patience implements BeforeAllCallback {

    private static final Duration MAX = Duration.ofMinutes(2);

    @Override
    public void beforeAll(ExtensionContext test) {
        Awaitility.setDefaultTimeout(MAX);
    }
}
