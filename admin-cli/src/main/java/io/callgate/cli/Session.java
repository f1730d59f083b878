package io.callgate.cli;

import io.callgate.gateway.config.reader.ConfigLoader;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.store.Store;
import io.callgate.store.register.Author;
import io.callgate.store.register.Register;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which store a command works on, and by which configuration. A mixin. */
public final class Session {

    @Mixin
    private Configured configured;

    @Option(names = "--store", paramLabel = "DIR",
            description = "The store's directory; else CALLGATE_STORE, else the configuration's.")
    private Path store;

    public Configured configured() {
        return configured;
    }

    /** Where the store is, whether it exists or not. */
    public Path storeDirectory() {
        return Optional.ofNullable(store)
                .or(() -> Environment.variable(ConfigLoader.STORE_VARIABLE).map(Path::of))
                .or(() -> configured.ifNamed().map(GatewayConfig::storeDirectory))
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
}
