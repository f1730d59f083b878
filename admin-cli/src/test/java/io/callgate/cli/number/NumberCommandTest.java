package io.callgate.cli.number;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.callgate.cli.CommandLineRun;
import io.callgate.cli.Office;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberCommandTest {

    private static final String NUMBER = "+33465710301";

    @TempDir
    private Path folder;
    private Office office;

    @BeforeEach
    void recordSomethingOfEachKind() {
        office = new Office(folder);
        office.run("list", "import", "bloctel", office.file("list.txt", NUMBER + "\n").toString());
        office.run("consent", "add", NUMBER, "--seller", "choucroute", "--given-at",
                "2026-06-02T00:00Z", "--expires", "2027-06-02T00:00Z", "--proof", "form-4711");
        office.run("exempt", "add", NUMBER, "--seller", "choucroute", "--basis", "contract");
        office.run("optout", "add", NUMBER, "--seller", "raclette", "--note", "a secret");
    }

    @Test
    void showsAllThatIsHeldAndItsHistory() {
        JsonNode number = office.json("number", NUMBER);

        assertThat(number.at("/erased").asBoolean()).isFalse();
        assertThat(number.at("/opt_outs/0/seller").asText()).isEqualTo("raclette");
        assertThat(number.at("/consents/0/proof").asText()).isEqualTo("form-4711");
        assertThat(number.at("/exemptions/0/basis").asText()).isEqualTo("contract");
        assertThat(number.at("/lists/0/listed").asBoolean()).isTrue();
        assertThat(number.at("/history")).extracting(entry -> entry.at("/event").asText())
                .containsExactly("consent", "exemption", "opt-out");
        assertThat(number.at("/history/0/detail").asText()).isEqualTo(
                "given 2026-06-02T00:00:00Z until 2027-06-02T00:00:00Z, proof form-4711");
    }

    @Test
    void showsTheSameToAPerson() {
        assertThat(office.run("number", NUMBER).out()).startsWith(NUMBER + "\n")
                .contains("OPT-OUT OF").contains("CONSENT TO").contains("EXEMPT FOR")
                .contains("AS OF").contains("a secret");
    }

    @Test
    void erasesTheNumberButStillHonoursItsOptOut() {
        CommandLineRun erased = office.run("number", NUMBER, "--erase");

        assertThat(erased.exitCode()).as(erased.err()).isZero();
        assertThat(erased.out()).contains("keyed hash").contains("1 opt-outs are kept");
        assertThat(office.run("check", NUMBER, "--seller", "raclette").exitCode()).isEqualTo(1);
        CommandLineRun shown = office.run("number", NUMBER);
        assertThat(shown.out()).startsWith(NUMBER + ": erased").contains("number-erased")
                .doesNotContain("a secret");
        assertThat(office.run("optout", "ls", "--seller", "raclette").out())
                .contains("erased").doesNotContain("65710301");
    }

    @Test
    void saysWhatTheLawAsksToBeKeptOfAnErasedNumber() throws IOException {
        String other = "+33465710309";
        office.run("consent", "add", other, "--seller", "choucroute", "--given-at", "2026-01-02",
                "--expires", "2126-01-02", "--proof", "form-4712");
        Files.writeString(office.config(), Files.readString(office.config()).replace(
                "deny-lists: [bloctel]", "regulations: {FR: fr}"));

        CommandLineRun erased = office.run("number", other, "--erase");

        assertThat(erased.out()).contains("the proof of 1 consents is kept")
                .contains("for 36 months after relying on it: erase the number again after")
                .contains("call records").contains("attempts").contains("rejects");
        assertThat(office.json("number", other).at("/history/0/detail").asText())
                .endsWith("proof form-4712");
        JsonNode again = office.json("number", other, "--erase");
        assertThat(again.at("/proofs_kept").asInt()).isEqualTo(1);
        assertThat(again.at("/proofs_until").asText()).startsWith("20");
    }

    /** As after a restore of the register alone: whoever opted out and was erased is not called. */
    @Test
    void judgesNothingWithoutTheKeyOfErasedNumbers() throws IOException {
        office.run("number", NUMBER, "--erase");
        Path key = office.store().resolve("erasure.key");
        Files.write(key, new byte[(int) Files.size(key)]);
        assertThat(office.run("check", NUMBER, "--seller", "raclette").err())
                .contains("erasure.key is not the key by which numbers were erased")
                .contains("restore it from a backup");
        Files.delete(key);

        CommandLineRun checked = office.run("check", NUMBER, "--seller", "raclette");

        assertThat(checked.exitCode()).isEqualTo(3);
        assertThat(checked.err()).contains("erasure.key is missing: restore it from a backup");
        assertThat(office.run("number", NUMBER).exitCode()).isEqualTo(3);
        assertThat(office.run("number", "+33465710302", "--erase").exitCode()).isEqualTo(3);
    }
}
