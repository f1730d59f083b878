package io.callgate.store.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NationalListTest {

    private static final Reading FRENCH = Reading.recognising("FR");
    private static final Reading CANADIAN = Reading.recognising("CA");

    @TempDir
    Path directory;

    @Test
    void readsAReturnOfBloctelByItsName() throws IOException {
        Collected read = read("retour_20260701.csv", FRENCH,
                "0612345678;A1;OK\n0612345679;A2;KO\n612345680;A3;\n0612345681;A4;ok\n");
        assertThat(read.file.format()).isEqualTo(Format.BLOCTEL_RETURN);
        assertThat(read.clean).containsExactly(33612345678L);
        assertThat(read.listed).containsExactly(33612345679L, 33612345680L, 33612345681L);
    }

    @Test
    void readsAReturnOfBloctelByItsHeader() throws IOException {
        Collected read = read("list.csv", FRENCH, "Identifiant;T\u00e9l\u00e9phone;"
                + "R\u00e9ponse bloctel\nA1;0612345678;OK\nA2;0612345679;INSCRIT\nA3;061;OK\n");
        assertThat(read.file.format()).isEqualTo(Format.BLOCTEL_RETURN);
        assertThat(read.clean).containsExactly(33612345678L);
        assertThat(read.listed).containsExactly(33612345679L);
        assertThat(read.rejects).containsExactly("4 | 061 | too short for its country");
    }

    @Test
    void readsARequestOfBloctelAsATableButNotAsAReturn() throws IOException {
        String request = "Telephone;Identifiant\n0612345678;A1\n612345679;A2\n";
        assertThat(read("request.csv", FRENCH, request).listed)
                .containsExactly(33612345678L, 33612345679L);
        assertUnusable(Reading.as("FR", Format.BLOCTEL_RETURN), request, "two are a request");
    }

    @Test
    void readsTheFtcListInBothItsForms() throws IOException {
        Collected read = read("212.txt", Reading.recognising("US"),
                "212,5551234\n212, 5551235\n212,555123\n2125551236\n646,5551237\n646,5551238\n"
                        + "646,5551239\n");
        assertThat(read.file.format()).isEqualTo(Format.FTC);
        assertThat(read.listed).containsExactly(12125551234L, 12125551235L, 12125551236L,
                16465551237L, 16465551238L, 16465551239L);
        assertThat(read.rejects).containsExactly(
                "3 | 212,555123 | not an area code of 3 and a number of 7 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2125,551234", "212,5551234,", "21255512345", "212;5551234",
        "112,5551234", "+12125551234", "212,5551a34", ",2125551234"})
    void rejectsWhatIsNoAreaAndNumber(String line) throws IOException {
        Collected read = read("212.txt", Reading.as("US", Format.FTC), "212,5551234\n" + line);
        assertThat(read.listed).containsExactly(12125551234L);
        assertThat(read.rejects).hasSize(1);
    }

    @Test
    void readsOneFilePerAreaFromAZip() throws IOException {
        Path zip = Files.write(directory.resolve("ftc.zip"), TextFileTest.zip(
                "212.txt", "212,5551234\n", "646.txt", "646,5551234\n"));
        assertThat(Collected.from(zip, Reading.recognising("US")).listed)
                .containsExactly(12125551234L, 16465551234L);
    }

    @Test
    void asksBeforeItAddsAndDeletesByAListOfChanges() throws IOException {
        String changes = "212,5551234,A,20260901\n212,5551235,D,20260901\n212,5551236,X,1\n";
        assertThatThrownBy(() -> read("changes.txt", Reading.recognising("US"), changes))
                .isInstanceOf(FormatUnclear.class).hasMessageContaining("ftc-changes");
        Collected read = read("changes.txt", Reading.as("US", Format.FTC_CHANGES), changes);
        assertThat(read.listed).containsExactly(12125551234L);
        assertThat(read.clean).containsExactly(12125551235L);
        assertThat(read.rejects).hasSize(1);
        assertThat(read.rejects.get(0)).contains("neither A, added, nor D, deleted");
    }

    @Test
    void readsChangesInTheDeclaredOrder() throws IOException {
        String changes = "D,20260901,212,5551234\nA,20260901,212,5551235\n";
        Reading declared = new Reading("US", Optional.of(Format.FTC_CHANGES),
                Optional.of("3,4,1"));
        Collected read = read("changes.txt", declared, changes);
        assertThat(read.clean).containsExactly(12125551234L);
        assertThat(read.listed).containsExactly(12125551235L);
        assertUnusable(new Reading("US", Optional.of(Format.FTC_CHANGES), Optional.of("mark")),
                changes, "1,2,3");
    }

    @Test
    void readsCanadasListFlatAndAsXml() throws IOException {
        assertThat(read("ca.txt", CANADIAN, "416,1234567\n514,7654321\n").listed)
                .containsExactly(14161234567L, 15147654321L);
        Collected xml = read("ca.xml", CANADIAN, "<?xml version='1.0'?>\n<list type='full'>\n"
                + "<ac val='416'>\n<ph val='1234567'/>\n<ph val='123'/>\n</ac>\n"
                + "<ac val='514'><ph val='7654321'/></ac></list>\n");
        assertThat(xml.file.format()).isEqualTo(Format.CANADA_XML);
        assertThat(xml.listed).containsExactly(14161234567L, 15147654321L);
        assertThat(xml.rejects).hasSize(1);
        assertThat(xml.rejects.get(0)).startsWith("5 | 416,123 | not an area code");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<list type='full'><ac val='416'><ph val='1234567'/>",
        "<list type='delta'><ac val='416'><ph val='1234567'/></ac></list>",
        "<!DOCTYPE list SYSTEM 'file:///etc/passwd'><list type='full'>&x;<ph val='1'/></list>",
        "<!DOCTYPE list [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
            + "<list type='full'><ac val='416'><ph val='&x;'/></ac></list>"})
    void refusesXmlThatIsBrokenPartialOrReachesOut(String xml) {
        assertThatThrownBy(() -> read("ca.xml", CANADIAN, xml)).isInstanceOf(UnusableFile.class)
                .hasMessageStartingWith("ca.xml: ");
    }

    @Test
    void asksWhoseListANorthAmericanOneIs() {
        assertThatThrownBy(() -> read("a.txt", FRENCH, "416,1234567\n"))
                .isInstanceOf(FormatUnclear.class).hasMessageContaining("ftc or canada");
    }

    private void assertUnusable(Reading reading, String text, String because) {
        assertThatThrownBy(() -> read("list", reading, text)).isInstanceOf(UnusableFile.class)
                .hasMessageContaining(because);
    }

    private Collected read(String name, Reading reading, String text) throws IOException {
        return Collected.from(Files.writeString(directory.resolve(name), text), reading);
    }
}
