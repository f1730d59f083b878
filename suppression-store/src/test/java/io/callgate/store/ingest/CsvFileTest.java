package io.callgate.store.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    private static final Reading FRENCH = Reading.recognising("FR");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t", "|"})
    void findsTheSeparator(String separator) throws IOException {
        Collected read = read(FRENCH, "nom;tel;ville\nJean;0612345678;Lyon\nLea;0612345679;Nice\n"
                .replace(";", separator));
        assertThat(read.listed).containsExactly(33612345678L, 33612345679L);
        assertThat(read.file.format()).isEqualTo(Format.CSV);
        assertThat(read.file.description()).contains("column 2 (tel)");
    }

    @Test
    void readsAFileWithoutAHeader() throws IOException {
        Collected read = read(FRENCH, "0612345678;A1\n0612345679;A2\n");
        assertThat(read.listed).containsExactly(33612345678L, 33612345679L);
        assertThat(read.file.description()).contains("column 1, without a header");
    }

    @Test
    void readsAHeaderAboveOneColumn() throws IOException {
        Collected read = read(FRENCH, "Telephone\n0612345678\n0612345679\n");
        assertThat(read.listed).hasSize(2);
        assertThat(read.rejects).isEmpty();
    }

    @Test
    void readsWhatExcelMakesOfAFrenchFile() throws IOException {
        Collected read = read(FRENCH, "\uFEFF\"T\u00e9l\u00e9phone\";\"Nom, pr\u00e9nom\"\r\n"
                + "612345678;\"Dupont, Jean\"\r\n\"06 12 34 56 79\";\"dit \"\"le Grand\"\"\"\r\n"
                + "=\"0612345680\";x\r\n3,36123E+10;y\r\n");
        assertThat(read.listed).containsExactly(33612345678L, 33612345679L, 33612345680L);
        assertThat(read.rejects).hasSize(1);
        assertThat(read.rejects.get(0)).startsWith("5 | 3,36123E+10 | a decimal number");
    }

    @Test
    void readsLatin1() throws IOException {
        Path file = Files.write(directory.resolve("a.csv"),
                "t\u00e9l\u00e9phone;nom\n0612345678;Andr\u00e9\n".getBytes(
                        StandardCharsets.ISO_8859_1));
        Collected read = Collected.from(file, FRENCH);
        assertThat(read.listed).containsExactly(33612345678L);
        assertThat(read.file.description()).contains("windows-1252", "(t\u00e9l\u00e9phone)");
    }

    @Test
    void readsUtf16AsExcelsUnicodeText() throws IOException {
        Path file = Files.write(directory.resolve("a.txt"),
                "\uFEFFtel\tnom\r\n0612345678\tAndr\u00e9\r\n".getBytes(
                        Charset.forName("UTF-16LE")));
        assertThat(Collected.from(file, FRENCH).listed).containsExactly(33612345678L);
    }

    @Test
    void asksWhichOfTwoColumnsOfNumbers() {
        assertUnclear(FRENCH, "fixe;mobile\n0140506070;0612345678\n", "'fixe', 'mobile'");
        assertUnclear(FRENCH, "0140506070;0612345678\n", "columns 1, 2");
    }

    @Test
    void takesTheColumnWhoseNameSettlesIt() throws IOException {
        assertThat(read(FRENCH, "siret_tel;Num\u00e9ro de t\u00e9l\u00e9phone\n"
                + "0140506070;0612345678\n").listed).containsExactly(33612345678L);
    }

    @Test
    void takesTheColumnThatTheAdminNames() throws IOException {
        String text = "fixe;mobile\n0140506070;0612345678\n";
        assertThat(read(column("mobile"), text).listed).containsExactly(33612345678L);
        assertThat(read(column("MOBILE"), text).listed).containsExactly(33612345678L);
        assertThat(read(column("1"), text).listed).containsExactly(33140506070L);
        assertUnclear(column("portable"), text, "there is no column 'portable'");
        assertUnclear(column("3"), text, "fixe | mobile");
        assertUnclear(column("0"), text, "there is no column '0'");
    }

    @Test
    void asksWhenNoColumnHoldsNumbers() {
        assertUnclear(FRENCH, "nom;ville\nJean;Lyon\n", "no column holds numbers");
        assertUnclear(Reading.recognising("US"), "tel;nom\n0612345678;Jean\n0612345679;Lea\n",
                "no column holds numbers of this country");
    }

    @Test
    void rejectsARowWithoutItsNumber() throws IOException {
        Collected read = read(FRENCH, "id;tel\n1;0612345678\n2\n3;\n4;0612345679\n5;0612345670\n");
        assertThat(read.listed).hasSize(3);
        assertThat(read.rejects).containsExactly("3 | 2 | no column 2", "4 |  | no digit in it");
    }

    @Test
    void losesNoLineToAStrayQuoteUnsaid() throws IOException {
        Collected read = read(FRENCH, "tel;nom\n0612345678;\"Jean\n0612345679;Lea\n"
                + "0612345680;Luc\"\n0612345681;Max\n0612345682;Eva\n");
        assertThat(read.listed).containsExactly(33612345681L, 33612345682L);
        assertThat(read.rejects).hasSize(1);
        assertThat(read.rejects.get(0)).startsWith("2 | ").contains("goes on in the next line");
    }

    @Test
    void refusesAFileWithAQuoteThatIsNeverClosed() {
        String text = "tel;nom\n0612345677;Max\n0612345678;\"Jean\n"
                + "0612345679;Lea\n".repeat(10_000);
        assertThatThrownBy(() -> read(FRENCH, text)).isInstanceOf(UnusableFile.class)
                .hasMessageContaining("line 3: a field of more than 65536 characters");
    }

    private static Reading column(String column) {
        return new Reading("FR", Optional.of(Format.CSV), Optional.of(column));
    }

    private void assertUnclear(Reading reading, String text, String because) {
        assertThatThrownBy(() -> read(reading, text)).isInstanceOf(FormatUnclear.class)
                .hasMessageContaining(because);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '!', textBlock = """
            "Lyon;0612345699         | line 40002: a quote is opened in this row and never closed
            "Lyon"s;0612345699       | line 40002: text follows a closing quote
            """)
    void saysWhichQuoteIsWrong(String row, String message) {
        String rows = "ville;tel\n" + "Nice;0612345678\n".repeat(40_000) + row + "\n"
                + "Nice;0612345679\n".repeat(100);
        assertThatThrownBy(() -> read(FRENCH, rows)).isInstanceOf(UnusableFile.class)
                .hasMessageContaining(message).hasMessageEndingWith("import again");
    }

    private Collected read(Reading reading, String text) throws IOException {
        return Collected.from(Files.writeString(directory.resolve("list.csv"), text), reading);
    }
}
