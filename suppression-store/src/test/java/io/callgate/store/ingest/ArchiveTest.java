package io.callgate.store.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive of several files is read whole, or not at all. */
class ArchiveTest {

    private static final String HEADED = "nom;tel\nA;0612345678\nB;0612345679\n";

    @TempDir
    Path directory;

    private Path zip(String... namesAndTexts) throws IOException {
        return Files.write(directory.resolve("list.zip"), TextFileTest.zip(namesAndTexts));
    }

    private static Collected read(Path file) throws IOException {
        return Collected.from(file, Reading.recognising("FR"));
    }

    @Test
    void losesNoNumberOfAFileWithoutTheHeaderThatTheFirstHas() throws IOException {
        Collected read = read(zip("1.csv", HEADED, "2.csv", "C;0612345680\nD;0612345681\n"));

        assertThat(read.listed).containsExactly(33612345678L, 33612345679L, 33612345680L,
                33612345681L);
        assertThat(read.rejects).isEmpty();
    }

    @Test
    void takesNoHeaderForANumberWhereTheFirstFileHasNone() throws IOException {
        Collected read = read(zip("1.csv", "A;0612345678\nB;0612345679\n", "2.csv",
                "nom;tel\nC;0612345680\n"));

        assertThat(read.listed).hasSize(3);
        assertThat(read.rejects).isEmpty();
    }

    @Test
    void readsEachFileByItsOwnOrderSeparatorAndEncoding() throws IOException {
        String other = "tel,pr\u00e9nom\n0612345680,Zo\u00e9\n";
        Collected read = read(zip("1.csv", HEADED, "2.csv", other));

        assertThat(read.listed).containsExactly(33612345678L, 33612345679L, 33612345680L);
        assertThat(read.file.description()).isEqualTo("csv: UTF-8, separated by ';', numbers in"
                + " column 2 (tel); 1 of the files otherwise, such as 2.csv: UTF-8, separated by"
                + " ',', numbers in column 1 (tel)");
    }

    @Test
    void isRefusedForAFileOfWhichItIsNotClearHowItIsRead() throws IOException {
        Path file = zip("1.csv", HEADED, "2.csv", "un;deux\n0612345680;0612345681\n");

        assertThatThrownBy(() -> read(file)).isInstanceOf(FormatUnclear.class)
                .hasMessage("2.csv in list.zip: columns 'un', 'deux' all hold numbers: say which"
                        + " with --column");
    }

    @Test
    void isRefusedWhenCutOffBetweenTwoFiles() throws IOException {
        byte[] whole = Files.readAllBytes(zip("1.txt", "0612345678\n", "2.txt", "0612345679\n"));
        int second = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\u0003\u0004", 4);
        for (int length : new int[] {second, whole.length - 4}) {
            Path cut = Files.write(directory.resolve("cut.zip"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> read(cut)).isInstanceOf(UnusableFile.class)
                    .hasMessageContaining("the archive is cut off behind this file");
        }
    }

    @Test
    void isRefusedWhenAFileOfItIsMissing() throws IOException {
        byte[] whole = Files.readAllBytes(zip("1.txt", "0612345678\n", "2.txt", "0612345679\n"));
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        int second = text.indexOf("PK\u0003\u0004", 4);
        int directoryStart = text.indexOf("PK\u0001\u0002");
        byte[] without = new byte[whole.length];
        // The second file's bytes are no entry any more, and the directory still names two.
        System.arraycopy(whole, 0, without, 0, whole.length);
        Arrays.fill(without, second, directoryStart, (byte) 0);
        Path file = Files.write(directory.resolve("list.zip"), without);

        assertThatThrownBy(() -> read(file)).isInstanceOf(UnusableFile.class)
                .hasMessageContaining("of the 2 files that it says are in it 1 are there");
    }

    @Test
    void isNotWhatATextBeginsWithPk() throws IOException {
        Path file = Files.writeString(directory.resolve("list.csv"), "PK;tel\n1;0612345678\n");

        assertThat(read(file).listed).containsExactly(33612345678L);
    }

    @Test
    void givesNoRowsOfFilesThatDoNotAllNameTheirColumns() throws IOException {
        for (List<String> texts : List.of(List.of(HEADED, "C;0612345680\n"),
                List.of("C;0612345680\n", HEADED))) {
            AdminFile file = AdminFile.open(zip("1.csv", texts.get(0), "2.csv", texts.get(1)),
                    Reading.recognising("FR"));
            assertThatThrownBy(() -> file.readRows(new NoRows())).isInstanceOf(UnusableFile.class)
                    .hasMessageStartingWith("2.csv in list.zip: it has ");
        }
    }

    private static final class NoRows implements AdminFile.RowSink {

        @Override
        public void header(List<String> names, int numberColumn) {
            // Of the first file.
        }

        @Override
        public void row(long line, List<String> fields, String typed, long number) {
            // Of the first file.
        }

        @Override
        public void reject(long line, List<String> fields, String cause) {
            throw new AssertionError(fields);
        }
    }
}
