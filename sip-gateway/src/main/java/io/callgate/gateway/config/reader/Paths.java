package io.callgate.gateway.config.reader;

import io.callgate.store.yaml.Problems;
import io.callgate.store.yaml.Text;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** Makes paths of what the configuration and the environment say. */
final class Paths {

    private final Path folder;
    private final Map<String, String> environment;
    private final Problems problems;

    Paths(Path folder, Map<String, String> environment, Problems problems) {
        this.folder = folder;
        this.environment = environment;
        this.problems = problems;
    }

    /** The store: the environment wins, and is relative to the working directory. */
    Path store(Text configured) {
        String named = environment.getOrDefault(ConfigLoader.STORE_VARIABLE, "");
        return named.isEmpty() ? resolve(folder, configured)
                : resolve(Path.of(""), new Text(named, 0, ConfigLoader.STORE_VARIABLE));
    }

    Path fromFolder(Text configured) {
        return resolve(folder, configured);
    }

    private Path resolve(Path base, Text text) {
        try {
            return base.resolve(text.value()).toAbsolutePath().normalize();
        } catch (InvalidPathException notAPath) {
            problems.add(text.line(), text.key(), Problems.shown(text.value())
                    + " is not a path of this file system");
            return base;
        }
    }
}
