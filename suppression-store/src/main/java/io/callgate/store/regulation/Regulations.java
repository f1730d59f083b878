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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The law of each country that Callgate knows, by the name of its file. Any thread. */
public final class Regulations {

    /** Those that come with Callgate, beside this class in its jar. */
    static final List<String> SHIPPED =
            List.of("be", "ca", "de", "es", "fr", "it", "pl", "uk", "us");

    /** No law is known. */
    public static final Regulations NONE = new Regulations(List.of(), name -> List.of());

    private static final String SUFFIX = ".yaml";

    private final SortedSet<String> names;
    private final Function<String, List<Regulation>> reader;
    private final Map<String, List<Regulation>> read = new ConcurrentHashMap<>();

    private Regulations(Collection<String> names, Function<String, List<Regulation>> reader) {
        this.names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
        this.reader = reader;
    }

    /**
     * What came of reading files: all of them, or everything that is wrong with any.
     *
     * @param regulations empty unless there is no problem
     * @param problems    in the order of files and lines
     */
    public record Loaded(Optional<Regulations> regulations, List<FileProblem> problems) {
    }

    /**
     * Those that come with Callgate. Each is read when it is first asked for: most commands ask for
     * none, and that none has a problem was seen when this was built.
     */
    public static Loaded shipped() {
        return new Loaded(Optional.of(new Regulations(SHIPPED, Regulations::readShipped)),
                List.of());
    }

    private static List<Regulation> readShipped(String name) {
        Reading reading = new Reading();
        reading.read(name + SUFFIX,
                () -> Regulations.class.getResourceAsStream(name + SUFFIX));
        return reading.loaded().regulations().orElseThrow(
                () -> new IllegalStateException("the jar is damaged: " + reading.found))
                .named(name);
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
        return names.stream().flatMap(name -> named(name).stream())
                .filter(one -> one.country().equals(country)).findFirst();
    }

    /** What a file says, by its name without the ending: of the country, then its territories. */
    public List<Regulation> named(String name) {
        return names.contains(name) ? read.computeIfAbsent(name, reader) : List.of();
    }

    /**
     * The same laws for whom lists of other names answer.
     *
     * @param lists by name of the registry; of any other the list is called as the registry is
     */
    public Regulations answeredBy(Map<String, String> lists) {
        return lists.isEmpty() ? this : new Regulations(names,
                name -> named(name).stream().map(one -> one.answeredBy(lists)).toList());
    }

    /** The names of all files, without their endings. */
    public Collection<String> names() {
        return names;
    }

    @FunctionalInterface
    private interface Source {
        InputStream open() throws IOException;
    }

    /** Collects regulations and problems, file by file. */
    private static final class Reading {

        private final Set<String> countries = new HashSet<>();
        private final Map<String, List<Regulation>> byName = new HashMap<>();
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
                if (!countries.add(regulation.country())) {
                    refuse(name, "is about " + regulation.country() + ", as is a file before it");
                }
            }
        }

        void refuse(String name, String sentence) {
            found.add(new FileProblem(name, new Problem(0, "", sentence)));
        }

        Loaded loaded() {
            return new Loaded(found.isEmpty()
                    ? Optional.of(new Regulations(byName.keySet(), byName::get))
                    : Optional.empty(), List.copyOf(found));
        }
    }
}
