package io.callgate.cli;

import io.callgate.gateway.config.CampaignConfig;
import io.callgate.gateway.config.reader.ConfigLoader;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.gateway.config.reader.Loaded;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which configuration a command works by. A mixin. */
public final class Configured {

    /** Names the configuration where {@code --config} does not. */
    private static final String VARIABLE = "CALLGATE_CONFIG";

    @Option(names = "--config", paramLabel = "FILE",
            description = "The gateway's configuration; else CALLGATE_CONFIG.")
    private Path file;

    /** The configuration, if one is named; everything wrong with it ends the command. */
    public Optional<GatewayConfig> ifNamed() {
        return named().map(Configured::load);
    }

    private Optional<Path> named() {
        return Optional.ofNullable(file)
                .or(() -> Environment.variable(VARIABLE).map(Path::of));
    }

    /** The configuration of a command that cannot do without. */
    public GatewayConfig required() {
        return load(requiredFile());
    }

    /** Its file. */
    public Path requiredFile() {
        return named().orElseThrow(() -> Failure.usage(
                "which configuration? name it with --config FILE or in " + VARIABLE));
    }

    /** A seller of a configuration. */
    public static SellerConfig seller(GatewayConfig config, String name) {
        return config.parties().sellers().stream()
                .filter(seller -> seller.name().equals(name)).findFirst()
                .orElseThrow(() -> Failure.usage("no seller is named " + name
                        + "; the configuration has " + config.parties().sellers().stream()
                                .map(SellerConfig::name).collect(Collectors.joining(", "))));
    }

    /** The place of one of the seller's campaigns in the configuration. */
    public static int campaign(SellerConfig seller, String name) {
        List<String> names = seller.campaigns().stream().map(CampaignConfig::name).toList();
        if (!names.contains(name)) {
            throw Failure.usage("seller " + seller.name() + " has no campaign " + name
                    + "; it has " + (names.isEmpty() ? "none" : String.join(", ", names)));
        }
        return names.indexOf(name);
    }

    /** A configuration; everything wrong with it ends the command. */
    public static GatewayConfig load(Path file) {
        return loaded(file).config();
    }

    /** The same, and what is doubtful about it. */
    public static Loaded loaded(Path file) {
        Loaded loaded = ConfigLoader.load(file);
        if (!loaded.isValid()) {
            throw Failure.usage(loaded.problems().stream()
                    .map(problem -> file + ": " + problem).collect(Collectors.joining("\n")));
        }
        return loaded;
    }
}
