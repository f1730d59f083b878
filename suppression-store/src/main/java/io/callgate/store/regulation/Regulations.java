package io.callgate.store.regulation;

import io.callgate.store.yaml.Problem;
import io.callgate.store.yaml.Problems;
import io.callgate.store.yaml.Section;
import io.callgate.store.yaml.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The law of each country that Callgate knows, by country. Never changes; any thread. */
public final class Regulations {

    /** Those that come with Callgate, beside this class in its jar. */
    static final List<String> SHIPPED = List.of("be.yaml", "ca.yaml", "de.yaml", "es.yaml",
            "fr.yaml", "it.yaml", "pl.yaml", "uk.yaml", "us.yaml");

    /** No law is known. */
    public static final Regulations NONE = new Regulations(Map.of(), Map.of());

    private static final String SUFFIX = ".yaml";

    private final Map<String, Regulation> byCountry;
    /** By name of the file, without its ending: first the country, then its territories. */
    private final Map<String, List<Regulation>> byName;

    private Regulations(Map<String, Regulation> byCountry,
            Map<String, List<Regulation>> byName) {
        this.byCountry = byCountry;
        this.byName = byName;
    }

    /**
     * What came of reading files: all of them, or everything that is wrong with any.
     *
     * @param regulations empty unless there is no problem
     * @param problems    in the order of files and lines
     */
    public record Loaded(Optional<Regulations> regulations, List<FileProblem> problems) {
    }

    /** Those that come with Callgate. */
    public static Loaded shipped() {
        Reading reading = new Reading();
        for (String name : SHIPPED) {
            reading.read(name, () -> Regulations.class.getResourceAsStream(name));
        }
        return reading.loaded();
    }

    /** Every file in the folder whose name ends in {@code .yaml}. */
    public static Loaded load(Path folder) {
        Reading reading = new Reading();
        for (Path file : files(folder, reading)) {
            reading.read(file.getFileName().toString(), () -> Files.newInputStream(file));
        }
        return reading.loaded();
    }

    private static List<Path> files(Path folder, Reading reading) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(file -> file.toString().endsWith(SUFFIX)).sorted()
                    .toList();
            if (files.isEmpty()) {
                reading.refuse(folder.toString(), "holds no file whose name ends in " + SUFFIX);
            }
            return files;
        } catch (IOException fault) {
            reading.refuse(folder.toString(),
                    "cannot be read: " + fault.getClass().getSimpleName());
            return List.of();
        }
    }

    /** By the country of the called number; empty if nothing is known of its law. */
    public Optional<Regulation> of(String country) {
        return Optional.ofNullable(byCountry.get(country));
    }

    /** What a file says, by its name without the ending: of the country, then its territories. */
    public List<Regulation> named(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** The names of all files, without their endings. */
    public Collection<String> names() {
        return Collections.unmodifiableCollection(byName.keySet());
    }

    /** In the order of their countries. */
    public Collection<Regulation> all() {
        return Collections.unmodifiableCollection(byCountry.values());
    }

    @FunctionalInterface
    private interface Source {
        InputStream open() throws IOException;
    }

    /** Collects regulations and problems, file by file. */
    private static final class Reading {

        private final Map<String, Regulation> byCountry = new TreeMap<>();
        private final Map<String, List<Regulation>> byName = new TreeMap<>();
        private final List<FileProblem> found = new ArrayList<>();

        void read(String name, Source source) {
            try (InputStream in = source.open()) {
                parse(name, in.readNBytes(YamlTree.BYTES_MAX + 1));
            } catch (IOException fault) {
                refuse(name, "cannot be read: " + fault.getClass().getSimpleName());
            }
        }

        private void parse(String name, byte[] yaml) {
            Problems problems = new Problems();
            Optional<Section> root = new YamlTree(problems).parse(yaml);
            List<Regulation> read = root.map(new RegulationReader(problems)::read)
                    .orElse(List.of());
            problems.inOrderOfLines()
                    .forEach(problem -> found.add(new FileProblem(name, problem)));
            byName.put(name.substring(0, name.length() - SUFFIX.length()), read);
            for (Regulation regulation : problems.none() ? read : List.<Regulation>of()) {
                if (byCountry.putIfAbsent(regulation.country(), regulation) != null) {
                    refuse(name, "is about " + regulation.country() + ", as is a file before it");
                }
            }
        }

        void refuse(String name, String sentence) {
            found.add(new FileProblem(name, new Problem(0, "", sentence)));
        }

        Loaded loaded() {
            return new Loaded(found.isEmpty() ? Optional.of(new Regulations(byCountry, byName))
                    : Optional.empty(), List.copyOf(found));
        }
    }
}
