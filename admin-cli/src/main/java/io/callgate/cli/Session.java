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
        if (isMissing(directory)) {
            throw Failure.unknown("there is no store in " + directory + ": the first import or"
                    + " record makes one; --store DIR, " + ConfigLoader.STORE_VARIABLE
                    + " or --config FILE name another");
        }
        return Store.open(directory);
    }

    /** The store, for a command that writes; a new one is told of, for it may be a wrong name. */
    public Store store(Output output) throws IOException {
        Path directory = storeDirectory();
        if (isMissing(directory)) {
            output.note("making a new store in " + directory);
        }
        return Store.open(directory);
    }

    /** A store that this user may not look into is not missing; it ends the command. */
    private static boolean isMissing(Path directory) {
        Path register = directory.resolve(Register.FILE);
        if (!Files.exists(register) && !Files.notExists(register)) {
            throw Failure.hidden(directory);
        }
        return !Files.exists(register);
    }

    /** Who writes: the user that the operating system knows. */
    public static Author author(String source) {
        return new Author(System.getProperty("user.name"), source);
    }
}
