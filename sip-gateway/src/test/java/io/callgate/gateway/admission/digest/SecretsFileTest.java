package io.callgate.gateway.admission.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callgate.gateway.admission.digest.SecretsFile.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsFileTest {

    @TempDir
    private Path folder;
    private Path path;
    private SecretsFile file;

    @BeforeEach
    void choosePath() {
        path = folder.resolve("new/digest.secrets");
        file = new SecretsFile(path);
    }

    @Test
    void keepsHashesForItsOwnerOnly() throws IOException {
        file.put(Entry.of("Mufasa", "callgate", "Circle of Life"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(path)).startsWith("Mufasa:callgate:")
                .doesNotContain("Circle").hasLineCount(1);
    }

    @Test
    void putsANewPasswordInPlaceOfTheOld() throws IOException {
        file.put(Entry.of("tunis", "callgate", "old"));
        file.put(Entry.of("lyon", "callgate", "other"));
        file.put(Entry.of("tunis", "callgate", "new"));
        assertThat(file.entries()).containsExactlyInAnyOrder(
                Entry.of("lyon", "callgate", "other"), Entry.of("tunis", "callgate", "new"));
        assertThat(file.remove("lyon", "callgate")).isTrue();
        assertThat(file.remove("lyon", "callgate")).isFalse();
        assertThat(file.secrets("callgate").users()).containsExactly("tunis");
        assertThat(file.secrets("elsewhere").users()).isEmpty();
    }

    @Test
    void isNotReadWhenOthersMayReadIt() throws IOException {
        file.put(Entry.of("tunis", "callgate", "x"));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(file::entries).isInstanceOf(IOException.class)
                .hasMessageContaining("digest.secrets").hasMessageContaining("chmod 600");
    }

    @Test
    void namesTheLineThatIsNone() throws IOException {
        file.put(Entry.of("tunis", "callgate", "x"));
        Files.writeString(path, Files.readString(path) + "lyon:callgate:secret\n");
        assertThatThrownBy(file::entries).hasMessageContaining("line 2");
    }
}
