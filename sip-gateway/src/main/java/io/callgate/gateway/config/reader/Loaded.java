package io.callgate.gateway.config.reader;

import io.callgate.gateway.config.GatewayConfig;
import io.callgate.store.yaml.Problem;
import java.util.List;
import java.util.Optional;

/** What came of reading a configuration: the whole of it, or everything that is wrong with it. */
public final class Loaded {

    private final Optional<GatewayConfig> config;
    private final List<Problem> problems;
    private final List<Problem> warnings;

    private Loaded(Optional<GatewayConfig> config, List<Problem> problems,
            List<Problem> warnings) {
        this.config = config;
        this.problems = problems;
        this.warnings = warnings;
    }

    static Loaded of(GatewayConfig config, List<Problem> warnings) {
        return new Loaded(Optional.of(config), List.of(), List.copyOf(warnings));
    }

    static Loaded refused(List<Problem> problems) {
        return new Loaded(Optional.empty(), List.copyOf(problems), List.of());
    }

    public boolean isValid() {
        return config.isPresent();
    }

    /** @throws java.util.NoSuchElementException unless {@link #isValid} */
    public GatewayConfig config() {
        return config.orElseThrow();
    }

    /** In the order of the file; empty when valid. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * What is allowed but may not be what was meant, in the order of the file; empty unless valid.
     */
    public List<Problem> warnings() {
        return warnings;
    }
}
