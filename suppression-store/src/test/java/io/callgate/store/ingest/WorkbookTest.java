package io.callgate.store.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookTest {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/";

    @TempDir
    Path directory;

    @Test
    void readsNumbersKeptAsTextAndAsNumbers() throws IOException {
        Path file = workbook("list.xlsx", row(1, text("Nom"), text("T\u00e9l\u00e9phone"))
                + row(2, text("Jean"), text("06 12 34 56 78")) + row(3, text("Lea"), "612345679")
                + row(4, text("Luc"), "3.3612345680E10") + row(5, text("Max"), "612345681.5")
                + row(6, text("Eva"), text("?")));
        Collected read = Collected.from(file, Reading.recognising("FR"));
        assertThat(read.file.description()).startsWith("xlsx: ").contains("column 2 (T\u00e9l");
        assertThat(read.listed).containsExactly(33612345678L, 33612345679L, 33612345680L);
        assertThat(read.rejects).hasSize(2);
        assertThat(read.rejects.get(0)).startsWith("5 | 612345681,5 | a decimal number");
        assertThat(read.rejects.get(1)).startsWith("6 | ? | ");
    }

    @Test
    void readsAReturnOfBloctel() throws IOException {
        Path file = workbook("answers.xlsx", row(1, text("T\u00e9l\u00e9phone"),
                text("Identifiant"), text("R\u00e9ponse bloctel"))
                + row(2, "612345678", text("A1"), text("OK")) + row(3, "612345679", text("A2")));
        Collected read = Collected.from(file, Reading.recognising("FR"));
        assertThat(read.file.format()).isEqualTo(Format.BLOCTEL_RETURN);
        assertThat(read.clean).containsExactly(33612345678L);
        assertThat(read.listed).containsExactly(33612345679L);
    }

    @Test
    void takesTheNamedColumn() throws IOException {
        Path file = workbook("list.xlsx", row(1, text("fixe"), text("mobile"))
                + row(2, "140506070", "612345678"));
        assertThatThrownBy(() -> Collected.from(file, Reading.recognising("FR")))
                .isInstanceOf(FormatUnclear.class).hasMessageContaining("'fixe', 'mobile'");
        assertThat(Collected.from(file, new Reading("FR", Optional.empty(),
                Optional.of("mobile"))).listed).containsExactly(33612345678L);
    }

    @Test
    void asksWhichOfTwoTelephonesCounts() throws IOException {
        Path file = workbook("list.xlsx", row(1, text("tel"), text("mobile"))
                + row(2, "140506070", "612345678"));
        assertThatThrownBy(() -> Collected.from(file, Reading.recognising("FR")))
                .isInstanceOf(FormatUnclear.class).hasMessageContaining("'tel', 'mobile'");
        assertThat(Collected.from(workbook("list.xlsx", row(1, text("client"), text("mobile"))
                + row(2, "140506070", "612345678")), Reading.recognising("FR")).listed)
                .containsExactly(33612345678L);
    }

    @Test
    void refusesAListThatGoesOnInAnotherSheet() throws IOException {
        Path file = workbook("list.xlsx", "", row(1, "612345678"), row(1, text("notes")),
                row(1, text("tel")) + row(2, "612345679"));
        assertThatThrownBy(() -> Collected.from(file, Reading.recognising("FR")))
                .isInstanceOf(FormatUnclear.class).hasMessageContaining("sheet 's3' holds numbers");
        assertThat(Collected.from(workbook("list.xlsx", "", row(1, "612345678"),
                row(1, text("notes")) + row(2, "12"), ""), Reading.recognising("FR")).listed)
                .containsExactly(33612345678L);
    }

    @Test
    void refusesABrokenWorkbook() throws IOException {
        byte[] whole = Files.readAllBytes(workbook("list.xlsx", row(1, "612345678")));
        assertThatThrownBy(() -> Collected.from(Files.write(directory.resolve("cut.xlsx"),
                Arrays.copyOf(whole, whole.length / 2)), Reading.recognising("FR")))
                .isInstanceOf(UnusableFile.class).hasMessageContaining("damaged or cut off");
        assertUnusable(TextFileTest.zip("xl/workbook.xml", "no XML"));
        assertUnusable(TextFileTest.zip("META-INF/manifest.xml", ""));
        assertUnusable(Files.readAllBytes(workbook("list.xlsx", "<row r=\"1\"><c r=\"A1\"><v>6")));
    }

    @Test
    void opensNoOtherFileForAWorkbook() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "0612345678");
        Path file = workbook("list.xlsx", "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri()
                + "\">]>", row(1, "<c t=\"inlineStr\"><is><t>&e;</t></is></c>"));
        assertThatThrownBy(() -> Collected.from(file, Reading.as("FR", Format.XLSX)))
                .isInstanceOf(UnusableFile.class);
    }

    /** 100 KB that unpack to more than the heap should hold. */
    @Test
    void refusesAWorkbookOfTextsWithoutEnd() throws IOException {
        Path file = directory.resolve("bomb.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            for (int mebibytes = 0; mebibytes < 97; mebibytes++) {
                zip.write(new byte[1 << 20]);
            }
        }
        assertThatThrownBy(() -> Collected.from(file, Reading.recognising("FR")))
                .isInstanceOf(UnusableFile.class).hasMessageContaining("export it as CSV");
    }

    /** Its parts are not read in the order in which they lie in the file. */
    @Test
    void doesNotTellHowFarItIs() throws IOException {
        AdminFile file = AdminFile.open(workbook("list.xlsx", row(1, "612345678")),
                Reading.recognising("FR"));
        file.read(new Collected());
        assertThat(file.position()).isZero();
    }

    @Test
    void saysThatATextIsNoWorkbook() throws IOException {
        Path text = Files.writeString(directory.resolve("list.txt"), "0612345678\n");
        assertThatThrownBy(() -> Collected.from(text, Reading.as("FR", Format.XLSX)))
                .isInstanceOf(UnusableFile.class).hasMessageContaining("not a workbook in xlsx");
        Path workbook = workbook("list.xlsx", row(1, "612345678"));
        assertThatThrownBy(() -> Collected.from(workbook, Reading.as("FR", Format.TXT)))
                .isInstanceOf(UnusableFile.class).hasMessageContaining("a workbook in xlsx, which");
    }

    private void assertUnusable(byte[] bytes) throws IOException {
        Path file = Files.write(directory.resolve("broken.xlsx"), bytes);
        assertThatThrownBy(() -> Collected.from(file, Reading.recognising("FR")))
                .isInstanceOf(UnusableFile.class);
    }

    private static String text(String value) {
        return "<is><t>" + value + "</t></is>";
    }

    private static String row(int number, String... cells) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < cells.length; i++) {
            String place = " r=\"" + (char) ('A' + i) + number + "\"";
            row.append(cells[i].startsWith("<c ") ? cells[i]
                    : cells[i].startsWith("<") ? "<c t=\"inlineStr\"" + place + ">" + cells[i]
                    + "</c>" : "<c" + place + "><v>" + cells[i] + "</v></c>");
        }
        return row.append("</row>").toString();
    }

    private Path workbook(String name, String rows) throws IOException {
        return workbook(name, "", rows);
    }

    private Path workbook(String name, String doctype, String... sheets) throws IOException {
        StringBuilder named = new StringBuilder();
        StringBuilder related = new StringBuilder();
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= sheets.length; i++) {
            named.append("<sheet name=\"s" + i + "\" sheetId=\"" + i + "\" r:id=\"r" + i + "\"/>");
            related.append("<Relationship Id=\"r" + i + "\" Type=\"" + RELATIONS
                    + "officeDocument/2006/relationships/worksheet\" Target=\"worksheets/s" + i
                    + ".xml\"/>");
            parts.addAll(List.of("xl/worksheets/s" + i + ".xml", HEAD + doctype
                    + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + sheets[i - 1]
                    + "</sheetData></worksheet>"));
        }
        parts.addAll(List.of("[Content_Types].xml", HEAD + "<Types xmlns=\"" + RELATIONS
                    + "package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\""
                    + " ContentType=\"application/vnd.openxmlformats-officedocument."
                    + "spreadsheetml.sheet.main+xml\"/></Types>",
                "xl/workbook.xml", HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS
                    + "officeDocument/2006/relationships\"><sheets>" + named
                    + "</sheets></workbook>",
                "xl/_rels/workbook.xml.rels", HEAD + "<Relationships xmlns=\"" + RELATIONS
                    + "package/2006/relationships\">" + related + "</Relationships>"));
        return Files.write(directory.resolve(name),
                TextFileTest.zip(parts.toArray(String[]::new)));
    }
}
