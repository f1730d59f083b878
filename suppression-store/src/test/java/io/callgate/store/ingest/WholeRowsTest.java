package io.callgate.store.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeRowsTest {

    @TempDir
    Path directory;

    /** Each call of the sink, as a line. */
    private List<String> rowsOf(String name, byte[] bytes) throws IOException {
        AdminFile file = AdminFile.open(Files.write(directory.resolve(name), bytes),
                Reading.recognising("FR"));
        List<String> seen = new ArrayList<>();
        file.readRows(new AdminFile.RowSink() {

            @Override
            public void header(List<String> names, int numberColumn) {
                seen.add("header " + names + " " + numberColumn);
            }

            @Override
            public void row(long line, List<String> fields, String typed, long number) {
                seen.add(line + " " + fields + " " + typed + " " + number);
            }

            @Override
            public void reject(long line, List<String> fields, String cause) {
                seen.add(line + " " + fields + " rejected: " + cause);
            }
        });
        return seen;
    }

    @Test
    void keepEveryColumnInItsEncoding() throws IOException {
        assertThat(rowsOf("people.csv", ("nom;tel\nZo\u00e9;06 12 34 56 78\nLuc;?\n"
                + "Max;+33612345679\n").getBytes(StandardCharsets.ISO_8859_1))).containsExactly(
                "header [nom, tel] 1",
                "2 [Zo\u00e9, 06 12 34 56 78] 06 12 34 56 78 33612345678",
                "3 [Luc, ?] ? 0",
                "4 [Max, +33612345679] +33612345679 33612345679");
    }

    @Test
    void areLinesInATextOfNumbers() throws IOException {
        assertThat(rowsOf("people.txt", "0612345678\nxyz\n0612345679\n"
                .getBytes(StandardCharsets.UTF_8))).containsExactly(
                "1 [0612345678] 0612345678 33612345678", "2 [xyz] xyz 0",
                "3 [0612345679] 0612345679 33612345679");
    }

    @Test
    void keepTheirColumnsWhenAFieldGoesOnInTheNextLine() throws IOException {
        assertThat(rowsOf("people.csv", "nom,tel,note\nZoe,0612345678,\"by\nphone\"\n"
                .concat("Max,0612345679,\n").getBytes(StandardCharsets.UTF_8)))
                .containsExactly("header [nom, tel, note] 1",
                        "2 [Zoe, 0612345678, by\nphone] rejected: a quoted field that goes on in"
                                + " the next line",
                        "4 [Max, 0612345679, ] 0612345679 33612345679");
    }

    @Test
    void areNotFoundInAnAnswerOfBloctel() {
        assertThatThrownBy(() -> rowsOf("retour_1.csv", "0612345678;1;OK\n0612345679;2;KO\n"
                .getBytes(StandardCharsets.UTF_8))).isInstanceOf(UnusableFile.class)
                .hasMessageContaining("no table of people");
    }
}
