package io.callgate.gateway.config.reader;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** The smallest configuration, with places to change, and a loader that knows three dial plans. */
final class ConfigFixture {

    static final Path FOLDER = Path.of("/etc/callgate");

    static final String SMALLEST = """
            store: {directory: ./var/store}
            listen:
              - {transport: udp, address: 127.0.0.1, port: 5060}
            admin: {address: 127.0.0.1, port: 8060}
            carriers:
              - {name: carrier-a, address: "127.0.0.1:5090", transport: udp, priority: 1}
            sellers:
              - name: choucroute
                country: FR
                deny-lists: [bloctel]
                consent: not-required
                callers:
                  - {name: marketing, peers: [127.0.0.1/32]}
            """;

    private ConfigFixture() {
    }

    static Loaded load(String yaml) {
        return load(yaml.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Loaded load(byte[] yaml, Map<String, String> environment) {
        return new ConfigLoader(environment, Set.of("FR", "US", "PL")::contains)
                .parse(yaml, FOLDER);
    }

    /** The smallest configuration with one passage replaced. */
    static Loaded with(String passage, String replacement) {
        if (!SMALLEST.contains(passage)) {
            throw new IllegalArgumentException(passage);
        }
        return load(SMALLEST.replace(passage, replacement));
    }
}
