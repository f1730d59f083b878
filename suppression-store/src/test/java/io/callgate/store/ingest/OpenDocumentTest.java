package io.callgate.store.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenDocumentTest {

    private static final String NAMES = " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:"
            + "office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";
    private static final String BLANKS = "<table:table-cell"
            + " table:number-columns-repeated=\"16380\"/>";

    @TempDir
    private Path directory;

    @Test
    void isReadLikeAnyWorkbook() throws IOException {
        Path file = sheet("list.ods", row(text("Nom"), text("T\u00e9l\u00e9phone"))
                + row(text("Jean"), text("06 12 34 56 78"), BLANKS)
                + row(text("Lea"), number("612345679", "6,1E+08"))
                + "<table:table-row table:number-rows-repeated=\"3\">" + BLANKS
                + "</table:table-row>" + row(text("Luc"), number("612345681.5", "612345681"))
                + "<table:table-row table:number-rows-repeated=\"1048000\">" + BLANKS
                + "</table:table-row>");
        Collected read = Collected.from(file, Reading.recognising("FR"));
        assertThat(read.file.description()).startsWith("ods: ").contains("column 2 (T\u00e9l");
        assertThat(read.listed).containsExactly(33612345678L, 33612345679L);
        assertThat(read.rejects).hasSize(1);
        assertThat(read.rejects.get(0)).startsWith("7 | 612345681,5 | a decimal number");
    }

    @Test
    void holdsAReturnOfBloctel() throws IOException {
        Path file = sheet("retour.ods", row(text("T\u00e9l\u00e9phone"), text("Identifiant"),
                text("R\u00e9ponse bloctel"))
                + row(number("612345678", "612345678"), text("A1"), text("OK"))
                + row(text("0612345679"), text("A2")));
        Collected read = Collected.from(file, Reading.recognising("FR"));
        assertThat(read.file.format()).isEqualTo(Format.BLOCTEL_RETURN);
        assertThat(read.clean).containsExactly(33612345678L);
        assertThat(read.listed).containsExactly(33612345679L);
    }

    @Test
    void keepsThePlaceOfColumnsBehindBlankAndEqualOnes() throws IOException {
        Path file = sheet("list.ods", row(text("a"), text("b"), text("c"), text("d"), text("tel"))
                + row("<table:table-cell table:number-columns-repeated=\"2\"/>",
                        "<table:table-cell table:number-columns-repeated=\"2\"><text:p>x</text:p>"
                        + "</table:table-cell>", text("0612345678")));
        assertThat(Collected.from(file, new Reading("FR", Optional.empty(), Optional.of("tel")))
                .listed).containsExactly(33612345678L);
    }

    @Test
    void readsRowsThatStandThereOnceAndCountSeveralTimes() throws IOException {
        Path file = sheet("list.ods", "<table:table-row table:number-rows-repeated=\"2\">"
                + text("0612345678") + "</table:table-row>" + row(text("0612345679")));
        assertThat(Collected.from(file, Reading.as("FR", Format.ODS)).listed)
                .containsExactly(33612345678L, 33612345678L, 33612345679L);
    }

    @Test
    void leavesOutWhatIsNotedAboutACell() throws IOException {
        Path file = sheet("list.ods", row("<table:table-cell><office:annotation><text:p>0700000000"
                + "</text:p></office:annotation><text:p>06<text:s/>12 34<text:span> 56 78"
                + "</text:span></text:p></table:table-cell>"));
        assertThat(Collected.from(file, Reading.as("FR", Format.ODS)).listed)
                .containsExactly(33612345678L);
    }

    @Test
    void mayNotUnpackToMoreThanASheetHolds() throws IOException {
        assertUnusable("<table:table-row table:number-rows-repeated=\"2000000000\">"
                + text("0612345678") + "</table:table-row>", "rows");
        assertUnusable(row("<table:table-cell table:number-columns-repeated=\"2000000000\">"
                + "<text:p>0612345678</text:p></table:table-cell>"), "columns");
        assertUnusable(row(text("0612345678".repeat(4_000))), "characters");
        assertUnusable(row("<table:table-cell>" + "<text:p>".repeat(200) + "</text:p>".repeat(200)
                + "</table:table-cell>"), "broken workbook");
        assertUnusable(row(number("1E999999999", "many")), "no column holds numbers");
    }

    @Test
    void isRefusedWhenBroken() throws IOException {
        assertUnusable(row("<table:table-cell>"), "broken workbook");
        assertUnusable(row("<table:table-cell table:number-columns-repeated=\"-1\"/>"), "broken");
        Path none = Files.write(directory.resolve("letter.odt"), TextFileTest.zip(
                "META-INF/manifest.xml", "", "content.xml", "<office:text" + NAMES + "/>"));
        assertThatThrownBy(() -> Collected.from(none, Reading.recognising("FR")))
                .isInstanceOf(UnusableFile.class).hasMessageContaining("without a sheet");
        byte[] whole = Files.readAllBytes(sheet("list.ods", row(text("0612345678"))));
        Path half = Files.write(directory.resolve("half.ods"),
                Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> Collected.from(half, Reading.recognising("FR")))
                .isInstanceOf(UnusableFile.class);
    }

    /** A list that goes on in a second sheet would be read by half. */
    @Test
    void isRefusedWhenASecondSheetHoldsNumbersToo() throws IOException {
        String first = row(text("tel")) + row(text("0612345678")).repeat(300);
        for (String second : new String[] {row(text("0799999999")),
            row(text("tel")) + row(text("0799999999")),
            row(text("")).repeat(9) + row(text("x"), text("0799999999"))}) {
            Path file = Files.write(directory.resolve("list.ods"), TextFileTest.zip(
                    "META-INF/manifest.xml", "", "content.xml", content(first, second)));
            assertThatThrownBy(() -> Collected.from(file, Reading.recognising("FR")))
                    .isInstanceOf(FormatUnclear.class).hasMessageContaining("sheet 'Suite' holds");
        }
    }

    @Test
    void opensNoOtherFile() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "0612345678");
        Path file = Files.write(directory.resolve("list.ods"), TextFileTest.zip(
                "META-INF/manifest.xml", "", "content.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \""
                + secret.toUri() + "\">]>" + content(row(text("&e;")))));
        assertThatThrownBy(() -> Collected.from(file, Reading.as("FR", Format.ODS)))
                .isInstanceOf(UnusableFile.class);
    }

    private void assertUnusable(String rows, String cause) throws IOException {
        Path file = sheet("broken.ods", rows);
        assertThatThrownBy(() -> Collected.from(file, Reading.as("FR", Format.ODS)))
                .isInstanceOf(UnusableFile.class).hasMessageContaining(cause);
    }

    private static String text(String value) {
        return "<table:table-cell office:value-type=\"string\"><text:p>" + value
                + "</text:p></table:table-cell>";
    }

    private static String number(String value, String shown) {
        return "<table:table-cell office:value-type=\"float\" office:value=\"" + value
                + "\"><text:p>" + shown + "</text:p></table:table-cell>";
    }

    private static String row(String... cells) {
        return "<table:table-row>" + String.join("", cells) + "</table:table-row>";
    }

    private static String content(String rows) {
        return content(rows, row(text("as of November")) + row(text("page"), number("1", "1")));
    }

    private static String content(String rows, String otherRows) {
        return "<office:spreadsheet" + NAMES + "><table:table table:name=\"Liste\">" + rows
                + "</table:table><table:table table:name=\"Suite\">" + otherRows
                + "</table:table></office:spreadsheet>";
    }

    private Path sheet(String name, String rows) throws IOException {
        return Files.write(directory.resolve(name), TextFileTest.zip(
                "META-INF/manifest.xml", "", "content.xml", content(rows)));
    }
}
