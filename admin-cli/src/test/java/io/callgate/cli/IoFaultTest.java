package io.callgate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class IoFaultTest {

    @Test
    void saysWhatToDoWhenTheDiskIsFull() {
        IOException full = catchThrowableOfType(IOException.class,
                () -> Files.writeString(Path.of("/dev/full"), "a list"));

        assertThat(IoFault.sentence(full)).isEqualTo("No space left on device: what was not"
                + " reported as done was not done; free space, then try again");
    }
}
