package io.callgate.store.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.store.numbering.Canonicaliser;
import io.callgate.store.numbering.DialPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a file holds, it is read or refused, and no line of it is lost unsaid. */
class AnyFileTest {

    private static final Canonicaliser FRENCH_CALLER = new Canonicaliser(DialPlan.of("FR"));
    private static final NumberFields FRENCH_LIST = new NumberFields("FR");

    private static Path file;

    @BeforeContainer
    static void makeFile() throws IOException {
        file = Files.createTempFile("any", "");
    }

    @AfterContainer
    static void deleteFile() throws IOException {
        Files.delete(file);
    }

    @Property(tries = 500, seed = "20261122")
    void readsOrRefusesAnyBytes(@ForAll byte[] bytes, @ForAll("readings") Reading reading)
            throws IOException {
        Files.write(file, bytes);
        readOrRefuse(reading);
    }

    @Property(tries = 500, seed = "20261122")
    void readsOrRefusesWhatLooksLikeAList(@ForAll("lists") String text,
            @ForAll("readings") Reading reading) throws IOException {
        Files.writeString(file, text);
        readOrRefuse(reading);
    }

    @Property(tries = 500, seed = "20261122")
    void accountsForEveryLine(@ForAll("lines") List<String> lines) throws IOException {
        Files.writeString(file, "0612345678\n".repeat(lines.size() + 1)
                + String.join("\r\n", lines));
        Collected read = Collected.from(file, Reading.as("FR", Format.TXT));
        long written = lines.stream().filter(line -> !line.isBlank()).count() + lines.size() + 1;
        assertThat(read.counts.numbers() + read.counts.rejects()).isEqualTo(written);
        assertThat(read.listed).hasSize((int) read.counts.numbers());
        assertThat(read.rejects).hasSize((int) read.counts.rejects());
    }

    @Property(tries = 2_000, seed = "20261122")
    void readsANumberInAListAsTheGatewayReadsItInACall(@ForAll("dialled") String dialled) {
        long called = FRENCH_CALLER.canonicalise(dialled);
        byte[] bytes = dialled.getBytes(StandardCharsets.US_ASCII);
        if (called > 0) {
            assertThat(FRENCH_LIST.number(bytes, 0, bytes.length)).isEqualTo(called);
            assertThat(FRENCH_LIST.number(dialled)).isEqualTo(called);
        }
    }

    private static void readOrRefuse(Reading reading) throws IOException {
        try {
            Collected read = Collected.from(file, reading);
            assertThat(read.counts.numbers()).isPositive();
            assertThat(read.listed).allMatch(number -> number > 0);
        } catch (UnusableFile e) {
            assertThat(e.getMessage()).startsWith(file.getFileName().toString());
        }
    }

    @Provide
    Arbitrary<Reading> readings() {
        return Arbitraries.of("FR", "US", "IT").flatMap(country -> Arbitraries.of(Format.values())
                .optional(0.7).map(format -> new Reading(country, format, Optional.empty())));
    }

    @Provide
    Arbitrary<String> lists() {
        return Arbitraries.strings().withChars("0123456789+;,|\t\"\n\r =.AD<>").ofMaxLength(200);
    }

    @Provide
    Arbitrary<List<String>> lines() {
        return Arbitraries.strings().withChars("0123456789+ .-Ea\u00e9").ofMaxLength(14).list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<String> dialled() {
        return Arbitraries.of("0", "00", "+", "33", "+33", "0033", "")
                .flatMap(start -> Arbitraries.strings().withChars("0123456789 .").ofMinLength(8)
                        .ofMaxLength(14).map(rest -> start + rest));
    }
}
