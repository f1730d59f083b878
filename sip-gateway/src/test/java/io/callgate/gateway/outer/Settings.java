package io.callgate.gateway.outer;

import java.nio.file.Path;

/** The configuration of a gateway under test, as an admin would write it. */
public final class Settings {

    private final int port = Ports.free();
    private final int adminPort = Ports.free();
    private int carrierPort = Ports.free();
    private int t1Millis = 500;
    private int ringTimeoutSeconds = 185;

    /** Where admitted calls go; nobody listens there unless told. */
    public Settings carrier(int aPort) {
        carrierPort = aPort;
        return this;
    }

    public Settings t1Millis(int millis) {
        t1Millis = millis;
        return this;
    }

    public Settings ringTimeoutSeconds(int seconds) {
        ringTimeoutSeconds = seconds;
        return this;
    }

    public int port() {
        return port;
    }

    public int adminPort() {
        return adminPort;
    }

    public String yaml(Path store) {
        return """
                store: {directory: %s}
                listen:
                  - {transport: udp, address: 127.0.0.1, port: %d}
                  - {transport: tcp, address: 127.0.0.1, port: %d}
                admin: {address: 127.0.0.1, port: %d}
                sip: {t1-ms: %d, ring-timeout-s: %d}
                carriers:
                  - {name: carrier-a, address: "127.0.0.1:%d", transport: udp}
                sellers:
                  - name: %s
                    country: FR
                    deny-lists: [%s]
                    callers:
                      - {name: marketing, peers: [127.0.0.1/32]}
                """.formatted(store, port, port, adminPort, t1Millis, ringTimeoutSeconds,
                carrierPort, SampleStore.SELLER, SampleStore.LIST);
    }
}
