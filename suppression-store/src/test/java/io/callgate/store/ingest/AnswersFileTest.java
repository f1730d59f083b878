package io.callgate.store.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersFileTest {

    @TempDir
    private Path directory;

    private Collected read(String name, String text, Reading reading) throws IOException {
        return Collected.from(Files.writeString(directory.resolve(name), text), reading);
    }

    @Test
    void isKnownByTheWordsThatListExportWrites() throws IOException {
        Collected read = read("rpo.txt", """
                +390612345678,clean,2026-10-01
                +390612345679,listed,2026-10-02
                """, Reading.recognising("IT"));

        assertThat(read.file.format()).isEqualTo(Format.ANSWERS);
        assertThat(read.file.description()).contains("numbers in column 1")
                .contains("answers in column 2, their days in column 3, without a header");
        assertThat(read.clean).containsExactly(390612345678L);
        assertThat(read.listed).containsExactly(390612345679L);
    }

    @Test
    void mayHaveAHeaderAndTheAnswersOKAndKOIfItIsSaid() throws IOException {
        String text = "esito;numero\nOK;0612345678\nKO;0612345679\n;0612345680\n";
        Collected told = read("rpo.csv", text, Reading.as("IT", Format.ANSWERS));
        Collected untold = read("rpo.csv", text, Reading.recognising("IT"));

        assertThat(told.clean).containsExactly(390612345678L);
        assertThat(told.listed).as("no answer is no leave").containsExactly(390612345679L,
                390612345680L);
        assertThat(untold.file.format()).as("OK may mean anything").isEqualTo(Format.CSV);
    }

    @Test
    void rejectsADayThatIsNoneUnlessTheNumberMustNotBeCalled() throws IOException {
        Collected read = read("rpo.csv", """
                +390612345678,clean,2026-10-01
                +390612345679,clean,2026-13-01
                +390612345680,clean,
                +390612345681,listed,2026-13-01
                """, Reading.as("IT", Format.ANSWERS));

        assertThat(read.clean).containsExactly(390612345678L, 390612345680L);
        assertThat(read.listed).containsExactly(390612345681L);
        assertThat(read.rejects).singleElement().asString()
                .contains("'2026-13-01' is not a day such as 2026-08-10");
    }

    @Test
    void saysTheDayOfItsAnswersInAColumnOfThatName() throws IOException {
        String text = """
                nato;numero;esito;verificato
                1971-02-03;0612345678;OK;2026-10-01
                """;
        assertThat(read("a.csv", text, Reading.as("IT", Format.ANSWERS)).file.description())
                .contains("all of the file's day");
        assertThat(read("b.csv", text.replace("verificato", "Data"),
                Reading.as("IT", Format.ANSWERS)).file.description())
                .contains("their days in column 4");
        assertThatThrownBy(() -> read("c.csv", text.replace("verificato", "date")
                .replace("nato", "data"), Reading.as("IT", Format.ANSWERS)))
                .isInstanceOf(FormatUnclear.class).hasMessageContaining("'data', 'date'");
    }

    @Test
    void withoutAHeaderSaysItWhereListExportWritesIt() throws IOException {
        assertThat(read("a.csv", "1971-02-03,0612345678,OK\n",
                Reading.as("IT", Format.ANSWERS)).file.description())
                .contains("all of the file's day");
        assertThat(read("b.csv", "0612345678,OK,2026-10-01,1971-02-03\n",
                Reading.as("IT", Format.ANSWERS)).file.description())
                .contains("their days in column 3");
    }

    @Test
    void mustHoldAnswers() {
        assertThatThrownBy(() -> read("rpo.csv", "number,status\n0612345678,maybe\n",
                Reading.as("IT", Format.ANSWERS))).isInstanceOf(FormatUnclear.class)
                .hasMessageContaining("no column holds answers");
    }
}
