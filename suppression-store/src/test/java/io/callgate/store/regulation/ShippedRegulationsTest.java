package io.callgate.store.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShippedRegulationsTest {

    private static final Path FOLDER = Path.of("../configs/regulations");

    @Test
    void everyFileInConfigsIsValid() {
        assertThat(Regulations.load(FOLDER).problems()).isEmpty();
    }

    @Test
    void everyFileInConfigsComesWithCallgate() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(Regulations.SHIPPED);
        }
    }

    /** What "why" cites; a rule without an article would be our own invention. */
    @Test
    void everyRuleHasItsArticle() {
        Regulations all = Regulations.load(FOLDER).regulations().orElseThrow();
        for (String name : all.names()) {
            for (Rules rules : all.named(name).get(0).versions()) {
                assertThat(rules.law()).isNotBlank();
                assertThat(rules.registries()).allSatisfy(
                        rule -> assertThat(rule.article()).isNotBlank());
                assertThat(rules.exemptions()).allSatisfy(
                        rule -> assertThat(rule.article()).isNotBlank());
            }
        }
    }

    /** The page that a compliance officer reads names every file. */
    @Test
    void theCompliancePageNamesEveryFile() throws IOException {
        String page = Files.readString(Path.of("../docs/compliance.md"));
        for (String name : Regulations.SHIPPED) {
            assertThat(page).contains("| `" + name + "` |");
        }
    }
}
