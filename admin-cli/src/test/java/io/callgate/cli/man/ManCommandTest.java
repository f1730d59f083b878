package io.callgate.cli.man;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManCommandTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeThePages() {
        CommandLineRun run = CommandLineRun.of("man", "--out", folder.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void writesAPageForEachCommandOfEachNoun() {
        assertThat(folder.toFile().list()).contains("callgate.1", "callgate-list.1",
                "callgate-list-import.1", "callgate-consent-withdraw.1", "callgate-scrub.1");
    }

    @Test
    void saysOnAPageWhatHelpSays() throws IOException {
        String page = Files.readString(folder.resolve("callgate-list-prune.1"));

        assertThat(page).startsWith(".TH CALLGATE-LIST-PRUNE 1 ")
                .contains(".SH SYNOPSIS\n.nf\ncallgate list prune [")
                .contains(".B \\-\\-keep N\nKeep the newest N of each list; default: 3.\n")
                .contains("\n  callgate list prune \\-\\-keep 12\n");
    }

    @Test
    void leavesNoVariableUnfilled() throws IOException {
        for (String page : folder.toFile().list()) {
            assertThat(Files.readString(folder.resolve(page))).as(page).doesNotContain("${");
        }
    }
}
