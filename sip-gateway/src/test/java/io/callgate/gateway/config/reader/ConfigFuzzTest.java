package io.callgate.gateway.config.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the bytes, the answer is a configuration or problems, never an exception. */
class ConfigFuzzTest {

    private static final byte[] WELL_FORMED =
            ConfigFixture.SMALLEST.getBytes(StandardCharsets.UTF_8);
    private static final String MARKS = "{}[]:,-?&*!|>'\"%@`#\n\t \0~<=";

    @Property(tries = 2_000, seed = "20261122")
    void answersAnyBytes(@ForAll @Size(max = 200) byte[] bytes) {
        assertAnswers(bytes);
    }

    @Property(tries = 2_000, seed = "20261122")
    void answersAConfigurationWithOneMarkPutAnywhere(@ForAll @IntRange(max = 10_000) int place,
            @ForAll @IntRange(max = 25) int mark) {
        byte[] bytes = WELL_FORMED.clone();
        bytes[place % bytes.length] = (byte) MARKS.charAt(mark % MARKS.length());
        assertAnswers(bytes);
    }

    @Property(tries = 1_000, seed = "20261122")
    void answersAConfigurationCutShort(@ForAll @IntRange(max = 1_000) int length) {
        assertAnswers(java.util.Arrays.copyOf(WELL_FORMED, length % WELL_FORMED.length));
    }

    @Property(tries = 1_000, seed = "20261122")
    void answersAnyTextAsTheValueOfAKey(@ForAll String text) {
        assertAnswers(ConfigFixture.SMALLEST.replace("choucroute", text)
                .getBytes(StandardCharsets.UTF_8));
        assertAnswers(("store: {directory: \"" + text + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static void assertAnswers(byte[] bytes) {
        Loaded loaded = ConfigFixture.load(bytes, Map.of());
        assertThat(loaded.isValid()).isEqualTo(loaded.problems().isEmpty());
    }
}
