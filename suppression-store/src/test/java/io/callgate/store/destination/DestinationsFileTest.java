package io.callgate.store.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DestinationsFileTest {

    private static final Path DRAWN = Path.of("target/destinations.txt");

    /** After an upgrade of libphonenumber: copy the file that this test has drawn. */
    @Test
    void saysWhatLibphonenumberSays() throws IOException {
        String drawn = DrawnTable.text();
        Files.writeString(DRAWN, drawn);
        String ours = new String(Destinations.class.getResourceAsStream("destinations.txt")
                .readAllBytes(), StandardCharsets.UTF_8);
        assertThat(ours).as("against " + DRAWN).isEqualTo(drawn);
    }
}
