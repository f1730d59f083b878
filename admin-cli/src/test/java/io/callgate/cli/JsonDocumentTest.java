package io.callgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/cli-json.md says of a command's answer is what the command prints. */
class JsonDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/cli-json.md");
    private static final Pattern KEY = Pattern.compile("\"([a-z_0-9]+)\":");
    /** Its keys are the words of verdicts. */
    private static final String REASONS = "reasons";

    @TempDir
    private Path folder;

    private Set<String> printed(Office office, String... commands) {
        Set<String> keys = new TreeSet<>();
        for (String command : commands) {
            JsonNode answer = office.json(command.split(" "));
            assertThat(answer.size()).as(command).isPositive();
            collect(answer, keys);
        }
        return keys;
    }

    private static void collect(JsonNode node, Set<String> keys) {
        node.properties().forEach(field -> {
            keys.add(field.getKey());
            if (!field.getKey().equals(REASONS)) {
                collect(field.getValue(), keys);
            }
        });
        if (node.isArray()) {
            node.forEach(one -> collect(one, keys));
        }
    }

    /** The keys of the JSON in some sections of the document. */
    private static Set<String> documented(String... sections) throws IOException {
        List<String> wanted = List.of(sections);
        String text = Stream.of(Files.readString(DOCUMENT).split("\n## "))
                .filter(section -> wanted.contains(section.lines().findFirst().orElse("")))
                .collect(Collectors.joining("\n"))
                .replaceAll("\"" + REASONS + "\": \\{[^}]*}", "\"" + REASONS + "\": 0");
        Set<String> keys = new TreeSet<>();
        for (Matcher key = KEY.matcher(text); key.find();) {
            keys.add(key.group(1));
        }
        return keys;
    }

    @Test
    void namesEveryKeyOfTheCommandsOnLists() throws IOException {
        Office office = new Office(folder);
        List<String> commands = new ArrayList<>();
        for (String numbers : List.of("0465710301\n", "0465710301\n0465710302\nx\n")) {
            String file = office.file("l" + numbers.length() + ".txt", numbers).toString();
            commands.add("list import bloctel " + file + " --issued 2026-08-10");
        }
        commands.addAll(List.of("list ls", "list show bloctel", "list versions bloctel",
                "list diff bloctel 1 2 --numbers", "list export bloctel --out "
                + folder.resolve("e.txt"), "list rollback bloctel", "list prune --keep 1",
                "list rm bloctel"));

        assertThat(printed(office, commands.toArray(String[]::new)))
                .isEqualTo(documented("list"));
    }

    @Test
    void namesEveryKeyOfTheCommandsOnRecords() throws IOException {
        Office office = new Office(folder);
        String file = office.file("stop.csv", "number,channel\n0465710301,voice\n"
                + "0465710302,voice\n0465710303,x\n").toString();
        String of = " --seller choucroute";

        assertThat(printed(office, "optout add 0465710301" + of, "optout ls" + of,
                "optout import " + file + of,
                "consent add 0465710301 --given-at 2026-01-01 --expires 2999-01-01 --proof p" + of,
                "consent ls" + of, "exempt add 0465710301 --basis contract" + of,
                "exempt ls" + of, "exempt rm 0465710301 --basis contract" + of,
                "optout rm 0465710301" + of, "consent withdraw 0465710301" + of))
                .isEqualTo(documented("optout", "consent", "exempt"));
    }

    @Test
    void namesEveryKeyOfScrubManAndConfigCheck() throws IOException {
        Office office = new Office(folder);
        office.run("optout", "add", "0465710301", "--seller", "choucroute");
        String file = office.file("prospects.txt", "0465710301\n0465710302\n").toString();

        assertThat(printed(office, "scrub " + file + " --seller choucroute --out "
                + folder.resolve("clean"))).isEqualTo(documented("scrub"));
        assertThat(CommandLineRun.of("man", "--out", folder.resolve("man1").toString(), "--json")
                .out()).contains("\"directory\":").contains("\"pages\":");
        assertThat(CommandLineRun.of("config", "check", office.config().toString(), "--json")
                .out()).contains(documented("config check").stream()
                        .map(key -> "\"" + key + "\":").toList());
    }
}
