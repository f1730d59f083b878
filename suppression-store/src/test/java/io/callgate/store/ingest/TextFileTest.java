package io.callgate.store.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFileTest {

    private static final Reading FRENCH_TEXT = Reading.as("FR", Format.TXT);

    @TempDir
    Path directory;

    @Test
    void readsOneNumberALineInAnySpelling() throws IOException {
        Collected read = read("0612345678\n+33 1 40 50 60 70\n00442079460958\n612345679\n");
        assertThat(read.listed).containsExactly(33612345678L, 33140506070L, 442079460958L,
                33612345679L);
        assertThat(read.counts).isEqualTo(new AdminFile.Counts(4, 0));
    }

    @Test
    void rejectsWithLineAndCauseAndGoesOn() throws IOException {
        Collected read = read("0612345678\nJean Dupont\n\n3,36123E+10\n0612345679\n06123\n"
                + "112\n0612345680\n0612345681");
        assertThat(read.listed).hasSize(4);
        assertThat(read.rejects).containsExactly(
                "2 | Jean Dupont | letters or signs that no number contains",
                "4 | 3,36123E+10 | a decimal number as spreadsheets write it: export the column"
                        + " as text",
                "6 | 06123 | too short for its country",
                "7 | 112 | a protected number: nothing may stop calls to it");
        assertThat(read.counts).isEqualTo(new AdminFile.Counts(4, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\n\n", " \n\t"})
    void endsLinesAsEverySystemDoes(String end) throws IOException {
        assertThat(read("0612345678" + end + "0612345679" + end + "0612345680").listed)
                .containsExactly(33612345678L, 33612345679L, 33612345680L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF0612345678", "=\"0612345678\"", "'0612345678",
        "06\u00A012\u202F34\u200956\u00A078", "06\u201112\u201334\u201056\u201478",
        "\u200E0612345678\u202C", "  0612345678\t"})
    void seesPastWhatOtherProgramsPutAroundANumber(String line) throws IOException {
        assertThat(read(line + "\n").listed).containsExactly(33612345678L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE"})
    void readsEveryEncodingThatProgramsWrite(String charset) throws IOException {
        String mark = charset.startsWith("UTF-16") ? "\uFEFF" : "";
        Path file = write("list.txt", (mark + "0612345678\n06\u00A012\u00A034\u00A056\u00A079\n")
                .getBytes(Charset.forName(charset)));
        assertThat(Collected.from(file, FRENCH_TEXT).listed).startsWith(33612345678L);
    }

    @Test
    void rejectsALineThatNeverEndsWithoutKeepingIt() throws IOException {
        Collected read = read("0612345678\n" + "7".repeat(3_000_000) + "\n0612345679\n");
        assertThat(read.listed).containsExactly(33612345678L, 33612345679L);
        assertThat(read.rejects).hasSize(1);
        assertThat(read.rejects.get(0)).startsWith("2 | 7777").hasSizeLessThan(2_000);
    }

    @Test
    void readsGzipAndEveryFileOfAZip() throws IOException {
        assertThat(Collected.from(write("a.gz", gzip("0612345678\n")), FRENCH_TEXT).listed)
                .containsExactly(33612345678L);
        Path zip = write("a.zip", zip("dir/", "", "dir/01.txt", "0612345678\nx\n",
                "dir/02.txt", "\uFEFF0612345679\ny\n0612345680\n"));
        Collected read = Collected.from(zip, FRENCH_TEXT);
        assertThat(read.listed).containsExactly(33612345678L, 33612345679L, 33612345680L);
        assertThat(read.rejects).containsExactly(
                "2 | x | dir/01.txt: letters or signs that no number contains",
                "2 | y | dir/02.txt: letters or signs that no number contains");
    }

    @Test
    void refusesWhatIsNotWhatItClaims() {
        assertUnusable(new byte[0], "list: empty");
        assertUnusable("\n \n".getBytes(StandardCharsets.US_ASCII), "no number in it");
        assertUnusable(new byte[] {'0', '6', 0, 1, 2, 3}, "binary");
        assertUnusable("Jean\nPaul\n".getBytes(StandardCharsets.US_ASCII), "no number in it");
        assertUnusable("0612345678\nJean\nPaul\n".getBytes(StandardCharsets.US_ASCII),
                "2 of 3 lines");
        assertUnusable(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1}, "Excel 97");
    }

    @Test
    void refusesADamagedArchive() throws IOException {
        byte[] gzip = gzip("0612345678\n".repeat(1000));
        assertUnusable(Arrays.copyOf(gzip, gzip.length - 9), "damaged or cut off");
        byte[] zip = zip("a.txt", "0612345678\n".repeat(1000));
        assertUnusable(Arrays.copyOf(zip, zip.length / 2), "damaged or cut off");
        assertUnusable(zip(), "without a file");
    }

    /** Windows packs names in the code page of its country. */
    @Test
    void readsAnArchiveWhateverItsNamesAreWrittenIn() throws IOException {
        byte[] zip = zip(StandardCharsets.ISO_8859_1, "\u00e9t\u00e9.txt", "0612345678\n");
        assertThat(Collected.from(write("list", zip), FRENCH_TEXT).listed)
                .containsExactly(33612345678L);
        byte[] lying = new String(zip("\u00e9.txt", "0612345678\n"), StandardCharsets.ISO_8859_1)
                .replace("\u00c3\u00a9", "\u00c3(").getBytes(StandardCharsets.ISO_8859_1);
        assertUnusable(lying, "the name of a file in it");
    }

    @Test
    void rejectsWithoutWhatATerminalObeys() throws IOException {
        assertThat(read("0612345678\n0612345679\nJean\u009b31m\n").rejects.get(0))
                .startsWith("3 | Jean 31m | ");
    }

    @Test
    void showsHowFarItHasRead() throws IOException {
        Path file = write("a.gz", gzip("0612345678\n".repeat(100)));
        AdminFile admin = AdminFile.open(file, FRENCH_TEXT);
        admin.read(new Collected());
        assertThat(admin.position()).isEqualTo(admin.size()).isEqualTo(Files.size(file));
    }

    private void assertUnusable(byte[] bytes, String because) {
        assertThatThrownBy(() -> Collected.from(write("list", bytes), FRENCH_TEXT))
                .isInstanceOf(UnusableFile.class).hasMessageContaining(because);
    }

    private Collected read(String text) throws IOException {
        return Collected.from(write("list.txt", text.getBytes(StandardCharsets.UTF_8)),
                FRENCH_TEXT);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(directory.resolve(name), bytes);
    }

    @Test
    void isNotReadOnByAThreadThatIsInterrupted() throws IOException {
        AdminFile file = AdminFile.open(Files.writeString(directory.resolve("list.txt"),
                "0612345678\n"), Reading.recognising("FR"));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> file.read(new Collected()))
                    .isInstanceOf(ClosedByInterruptException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    static byte[] zip(String... namesAndTexts) throws IOException {
        return zip(StandardCharsets.UTF_8, namesAndTexts);
    }

    private static byte[] zip(Charset names, String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
