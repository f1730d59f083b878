package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.Gateway;
import io.callgate.gateway.admission.digest.SecretsFile;
import io.callgate.gateway.admission.digest.SecretsFile.Entry;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.reader.ConfigLoader;
import io.callgate.gateway.config.reader.Loaded;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The gateway in this process, over a sample store, on ports of the loopback address. */
public final class GatewayUnderTest implements Closeable {

    private final GatewayConfig config;
    private final Settings settings;
    private final Path store;
    private Gateway gateway;

    private GatewayUnderTest(GatewayConfig config, Settings settings, Path store)
            throws IOException {
        this.config = config;
        this.settings = settings;
        this.store = store;
        this.gateway = Gateway.start(config, settings.clock());
    }

    static GatewayUnderTest start(Path folder, Settings settings) {
        Path store = folder.resolve("store");
        Path file = folder.resolve("callgate.yaml");
        try {
            SampleStore.fill(store);
            for (Entry entry : settings.passwords()) {
                new SecretsFile(store.resolve("digest.secrets")).put(entry);
            }
            Files.writeString(file, settings.yaml(store));
            Loaded loaded = ConfigLoader.load(file, Map.of());
            assertThat(loaded.problems()).isEmpty();
            return new GatewayUnderTest(loaded.config(), settings, store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another in its place, which knows nothing but what is on disk. */
    void restart() {
        gateway.close();
        try {
            gateway = Gateway.start(config, settings.clock());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path store() {
        return store;
    }

    /** Where digest users and their passwords are. */
    Path digestSecrets() {
        return store.resolve("digest.secrets");
    }

    int tlsPort() {
        return settings.tlsPort();
    }

    public int port() {
        return settings.port();
    }

    /** What the gateway wrote down of its calls. */
    public CallRecords records() {
        return new CallRecords(store.resolve("evidence"));
    }

    public Metrics metrics() {
        return new Metrics(settings.adminPort());
    }

    /** What the operator's port says of the carriers. */
    String carriers() {
        try (InputStream answer = URI.create("http://127.0.0.1:" + settings.adminPort()
                + "/v1/carriers").toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        gateway.close();
    }
}
