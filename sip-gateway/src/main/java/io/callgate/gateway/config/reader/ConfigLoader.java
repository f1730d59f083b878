package io.callgate.gateway.config.reader;

import io.callgate.gateway.config.GatewayConfig;
import io.callgate.store.numbering.Canonicaliser;
import io.callgate.store.numbering.DialPlan;
import io.callgate.store.yaml.Problem;
import io.callgate.store.yaml.Problems;
import io.callgate.store.yaml.Section;
import io.callgate.store.yaml.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads the configuration file. Whatever the file holds, the answer is a value. */
public final class ConfigLoader {

    /** Names the store's directory in place of {@code store.directory}. */
    public static final String STORE_VARIABLE = "CALLGATE_STORE";

    private final Map<String, String> environment;
    private final Predicate<String> hasDialPlan;

    ConfigLoader(Map<String, String> environment, Predicate<String> hasDialPlan) {
        this.environment = environment;
        this.hasDialPlan = hasDialPlan;
    }

    /** Loads the file as the process's environment has it. */
    public static Loaded load(Path file) {
        return load(file, System.getenv());
    }

    public static Loaded load(Path file, Map<String, String> environment) {
        return new ConfigLoader(environment, ConfigLoader::hasDialPlan).read(file);
    }

    private static boolean hasDialPlan(String country) {
        try {
            new Canonicaliser(DialPlan.of(country));
            return true;
        } catch (IllegalArgumentException unknownCountry) {
            return false;
        }
    }

    Loaded read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(in.readNBytes(YamlTree.BYTES_MAX + 1), folderOf(file));
        } catch (IOException fault) {
            return Loaded.refused(List.of(new Problem(0, "", "the file " + file
                    + " cannot be read: " + cause(fault))));
        }
    }

    private static String cause(IOException fault) {
        if (fault instanceof NoSuchFileException) {
            return "there is none";
        }
        return fault instanceof AccessDeniedException ? "this user may not"
                : String.valueOf(fault.getMessage());
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    /** Relative paths in the configuration are meant from {@code folder}. */
    Loaded parse(byte[] yaml, Path folder) {
        Problems problems = new Problems();
        Optional<Section> root = new YamlTree(problems).parse(yaml);
        if (root.isEmpty()) {
            return Loaded.refused(problems.inOrderOfLines());
        }
        Paths paths = new Paths(folder, environment, problems);
        GatewayConfig config = new ConfigReader(problems, paths, hasDialPlan).read(root.get());
        return problems.none() ? Loaded.of(config, problems.warningsInOrderOfLines())
                : Loaded.refused(problems.inOrderOfLines());
    }
}
