package io.callgate.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/conformance.md names no test that there is not. */
class ConformanceTableTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*Test)\\.(\\w+)`");
    private static final List<String> MODULES =
            List.of("suppression-store", "sip-gateway", "admin-cli");

    @Test
    void namesOnlyTestsThatExist() throws IOException {
        List<MatchResult> named = TEST.matcher(table()).results().toList();
        assertThat(named).hasSizeGreaterThan(80);
        for (MatchResult test : named) {
            assertThat(sourceOf(test.group(1))).as(test.group())
                    .containsPattern("(?m)^    (public )?void " + test.group(2) + "\\(");
        }
    }

    @Test
    void hasATestInEachRow() throws IOException {
        assertThat(table().lines())
                .filteredOn(line -> line.startsWith("| ") && !line.endsWith("shown by |"))
                .isNotEmpty().allMatch(line -> TEST.matcher(line).find());
    }

    private static String table() throws IOException {
        return Files.readString(ROOT.resolve("docs/conformance.md"));
    }

    private static String sourceOf(String name) throws IOException {
        StringBuilder source = new StringBuilder();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path file : files.filter(path -> path.endsWith(name + ".java")).toList()) {
                    source.append(Files.readString(file));
                }
            }
        }
        return source.toString();
    }
}
