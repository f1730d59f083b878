package io.callgate.gateway.config.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.store.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A law with more registries than a call's evidence has room for. */
class ManyRegistriesTest {

    @TempDir
    private Path folder;

    private List<Problem> problems(int registries) throws IOException {
        return problems(registries, "many");
    }

    private List<Problem> problems(int registries, String law) throws IOException {
        Path laws = Files.createDirectories(folder.resolve("laws"));
        Files.writeString(laws.resolve("fr.yaml"), """
                country: FR
                periods:
                  - in-force-from: 2020-01-01
                    law: %s
                    registries: [%s]
                """.formatted(law, IntStream.range(0, registries)
                .mapToObj(i -> "{name: list-" + i + ", access: whole-list, article: art. 1}")
                .collect(Collectors.joining(", "))));
        Path file = Files.writeString(folder.resolve("callgate.yaml"),
                ConfigFixture.SMALLEST.replace("    country: FR\n",
                        "    country: FR\n    regulations: {FR: fr}\n")
                        + "regulations: {directory: " + laws + "}\n");
        return ConfigLoader.load(file, Map.of()).problems();
    }

    @Test
    void isRefusedByItsCountry() throws IOException {
        assertThat(problems(24)).singleElement().satisfies(problem ->
                assertThat(problem.toString()).contains("sellers[0].regulations: bring more than"
                        + " 24 lists to a call to FR, registries and deny-lists together"));
    }

    /** One fault in one file is not told again for each seller that names another. */
    @Test
    void ofABrokenFileAreToldOnce() throws IOException {
        assertThat(problems(1, "many\n    cosent: required")).singleElement().satisfies(problem ->
                assertThat(problem.toString()).contains("fr.yaml").contains("cosent"));
    }

    @Test
    void isTakenWithOneFewer() throws IOException {
        assertThat(problems(23)).isEmpty();
    }
}
