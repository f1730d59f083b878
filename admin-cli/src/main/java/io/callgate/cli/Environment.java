package io.callgate.cli;

import java.util.Optional;

/** The environment a command was started in. */
final class Environment {

    private Environment() {
    }

    /** A variable that is set, and to something. */
    static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
