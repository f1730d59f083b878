package io.callgate.store.numbering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalNumbersTest {

    private static final long NUMBER = 33612345678L;

    private static long read(String techPrefix, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return new GlobalNumbers(techPrefix).read(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+33612345678", "33612345678", "0033612345678", "33-6.12 34(56)78",
        "%2B33612345678", "33%3612345678", "33612345678;npdi;x=y", "33612345678;x;x;=",
        "612345678;phone-context=+33", "12%233361234567%38", "12#+33612345678"})
    void areReadBehindAPlusAPrefixOrNothingWhateverTheirParameters(String text) {
        assertThat(read("12#", text)).isEqualTo(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc123", "callee", "00123456", "0612345678", "612345678x",
        "13#33612345678", "+", "00", "33", "3361234567890123456789", "33612345678%"})
    void areNotFoundInAnythingElse(String text) {
        assertThat(read("12#", text)).isEqualTo(E164.NOT_UNDERSTOOD);
    }

    @Test
    void areNotLookedForInATextThatIsLongerThanAny() {
        assertThat(read("", "33612345678" + ";x=y".repeat(100)))
                .isEqualTo(E164.NOT_UNDERSTOOD);
    }
}
