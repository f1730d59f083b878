package io.callgate.cli.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.cli.CommandLineRun;
import io.callgate.cli.Office;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of the kind verdict-cache: what a scrub answered, and when. */
class ListAnswersTest {

    private static final String ANSWERED = """
            +390612345678,clean,2026-10-01
            +390612345679,listed,2026-10-02
            +390612345680,listed,2026-08-31
            """;

    @TempDir
    private Path folder;
    private Office office;

    @BeforeEach
    void openTheOffice() {
        office = new Office(folder);
    }

    private CommandLineRun importing(String list, String name, String text, String... more) {
        List<String> words = new ArrayList<>(List.of("list", "import", list,
                office.file(name, text).toString(), "--country", "IT"));
        words.addAll(List.of(more));
        return office.run(words.toArray(String[]::new));
    }

    private String exported(String list) {
        return office.run("list", "export", list).out();
    }

    @Test
    void areTheSameAfterExportAndImport() {
        CommandLineRun first = importing("rpo", "rpo.csv", ANSWERED, "--issued", "2026-10-02");
        CommandLineRun again = importing("copy", "copy.csv", exported("rpo"), "--kind",
                "verdict-cache", "--issued", "2026-11-01");

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).contains("their days in column 3");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(exported("rpo")).isEqualTo(ANSWERED);
        assertThat(exported("copy")).isEqualTo(ANSWERED);
        assertThat(office.json("list", "show", "copy").at("/versions/0/kind").asText())
                .isEqualTo("verdict-cache");
    }

    @Test
    void keepTheLastOfEachNumberWhateverIsAddedFirst() {
        importing("rpo", "rpo.csv", ANSWERED, "--issued", "2026-10-10");
        CommandLineRun run = importing("rpo", "more.csv", """
                +390612345678,listed,2026-09-01
                +390612345680,clean,2026-10-05
                +390612345681,clean,2026-07-01
                +390612345681,clean,2026-07-03
                """, "--issued", "2026-10-10", "--mode", "add");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(exported("rpo")).isEqualTo("""
                +390612345678,clean,2026-10-01
                +390612345679,listed,2026-10-02
                +390612345680,clean,2026-10-05
                +390612345681,clean,2026-07-03
                """);
    }

    @Test
    void areNotCleanOnADayThatTheFileCannotKnow() throws Exception {
        CommandLineRun run = importing("rpo", "rpo.csv", ANSWERED + """
                +390612345681,clean,2020-01-01
                +390612345682,clean,2026-10-02
                """, "--issued", "2026-10-01");

        assertThat(run.out()).contains("3 numbers: 3 new").contains("2 lines are no numbers");
        Path rejects = Path.of(run.out().substring(run.out().lastIndexOf(" in ") + 4).strip());
        assertThat(Files.readString(rejects)).contains("checked on 2026-10-02, after the file's")
                .contains("checked on 2020-01-01, 2048 days or more before");
    }

    @Test
    void areNotReadOnIfMostOfThemAreOfSuchDays() {
        CommandLineRun run = importing("rpo", "rpo.csv", ANSWERED, "--issued", "2026-09-01");
        CommandLineRun most = importing("other", "other.csv", """
                +390612345678,clean,2026-10-01
                +390612345679,clean,2026-10-02
                +390612345680,listed,2026-08-31
                """, "--issued", "2026-09-01");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(most.exitCode()).isEqualTo(2);
        assertThat(most.err()).contains("2 of 3 lines");
    }

    /** Else an answer of before would let the number be called. */
    @Test
    void thatForbidCountWhateverTheirDay() {
        importing("rpo", "rpo.csv", "+390612345678,clean,2026-09-01\n"
                + "+390612345679,clean,2026-09-01\n+390612345680,clean,2026-09-01\n",
                "--issued", "2026-09-01");
        CommandLineRun run = importing("rpo", "more.csv", "+390612345678,listed,2026-10-05\n"
                + "+390612345679,listed,2026-02-31\n+390612345681,listed,1999-12-31\n",
                "--issued", "2026-10-01", "--mode", "add");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(exported("rpo")).isEqualTo("""
                +390612345678,listed,2026-10-01
                +390612345679,listed,2026-10-01
                +390612345680,clean,2026-09-01
                +390612345681,listed,2021-02-22
                """);
    }

    @Test
    void areNotMadeOfAFileThatHoldsNone() {
        String csv = "numero;esito\n+390612345678;OK\n+390612345679;KO\n";
        CommandLineRun refused = importing("rpo", "rpo.csv", csv, "--kind", "verdict-cache",
                "--issued", "2026-10-01");
        CommandLineRun told = importing("rpo", "rpo.csv", csv, "--format", "answers",
                "--issued", "2026-10-01");
        CommandLineRun later = importing("rpo", "rpo.txt", "+390612345678\n", "--issued",
                "2026-10-02");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("read as csv").contains("--format answers");
        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(exported("rpo"))
                .isEqualTo("+390612345678,clean,2026-10-01\n+390612345679,listed,2026-10-01\n");
        assertThat(later.exitCode()).as("its kind is as before").isEqualTo(2);
        assertThat(later.err()).contains("read as txt");
    }

    @Test
    void ofADenyListLeaveTheCleanNumbersOut() {
        CommandLineRun run = importing("deny", "rpo.csv", ANSWERED, "--kind", "deny", "--issued",
                "2026-10-02");

        assertThat(run.out()).contains("1 numbers left out");
        assertThat(exported("deny")).isEqualTo("+390612345679\n+390612345680\n");
    }

    @Test
    void ofADenyListCountWhateverTheirDay() {
        CommandLineRun run = importing("deny", "rpo.csv", ANSWERED
                + "+390612345681,listed,1999-12-31\n", "--kind", "deny", "--issued",
                "2026-09-01");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(exported("deny")).isEqualTo("+390612345679\n+390612345680\n"
                + "+390612345681\n");
    }
}
