package io.callgate.cli;

import io.callgate.gateway.config.ConfigLoader;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.gateway.config.Loaded;
import io.callgate.store.Store;
import io.callgate.store.register.Author;
import io.callgate.store.register.Register;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which store and which configuration a command works on. A mixin. */
public final class Session {

    /** Names the configuration where {@code --config} does not. */
    private static final String CONFIG_VARIABLE = "CALLGATE_CONFIG";

    @Option(names = "--store", paramLabel = "DIR",
            description = "The store's directory; else CALLGATE_STORE, else the configuration's.")
    private Path store;

    @Option(names = "--config", paramLabel = "FILE",
            description = "The gateway's configuration; else CALLGATE_CONFIG.")
    private Path configFile;

    /** The configuration, if one is named. */
    public Optional<GatewayConfig> config() {
        Optional<Path> file = Optional.ofNullable(configFile)
                .or(() -> variable(CONFIG_VARIABLE).map(Path::of));
        return file.map(Session::load);
    }

    /** The configuration of a command that cannot do without. */
    public GatewayConfig requiredConfig() {
        return config().orElseThrow(() -> Failure.usage(
                "which configuration? name it with --config FILE or in " + CONFIG_VARIABLE));
    }

    /** A seller of the configuration. */
    public static SellerConfig seller(GatewayConfig config, String name) {
        return config.parties().sellers().stream()
                .filter(seller -> seller.name().equals(name)).findFirst()
                .orElseThrow(() -> Failure.usage("no seller is named " + name
                        + "; the configuration has " + config.parties().sellers().stream()
                                .map(SellerConfig::name).collect(Collectors.joining(", "))));
    }

    /** Where the store is, whether it exists or not. */
    public Path storeDirectory() {
        return Optional.ofNullable(store)
                .or(() -> variable(ConfigLoader.STORE_VARIABLE).map(Path::of))
                .or(() -> config().map(GatewayConfig::storeDirectory))
                .orElseThrow(() -> Failure.usage("which store? name it with --store DIR, in "
                        + ConfigLoader.STORE_VARIABLE + " or by --config FILE"));
    }

    /** The store, for a command that only reads: it makes none. */
    public Store existingStore() throws IOException {
        Path directory = storeDirectory();
        if (!Files.exists(directory.resolve(Register.FILE))) {
            throw Failure.unknown("there is no store in " + directory);
        }
        return Store.open(directory);
    }

    /** The store, for a command that writes; a new one is told of, for it may be a wrong name. */
    public Store store(Output output) throws IOException {
        Path directory = storeDirectory();
        if (!Files.exists(directory.resolve(Register.FILE))) {
            output.note("making a new store in " + directory);
        }
        return Store.open(directory);
    }

    /** Who writes: the user that the operating system knows. */
    public static Author author(String source) {
        return new Author(System.getProperty("user.name"), source);
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    private static GatewayConfig load(Path file) {
        Loaded loaded = ConfigLoader.load(file, Map.of());
        if (!loaded.isValid()) {
            throw Failure.usage(loaded.problems().stream()
                    .map(problem -> file + ": " + problem)
                    .collect(Collectors.joining(System.lineSeparator())));
        }
        return loaded.config();
    }
}
