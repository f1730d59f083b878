package io.callgate.gateway.message.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.Text;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteWriterTest {

    private final ByteWriter writer = new ByteWriter(20);

    private String written() {
        return new String(writer.bytes(), 0, writer.length(), StandardCharsets.US_ASCII);
    }

    @Test
    void writesOneBehindTheOther() {
        writer.put(Text.bytes("xSIPx"), 1, 4).put('/').put("2").put(Text.bytes(".0"));
        assertThat(written()).isEqualTo("SIP/2.0");
        assertThat(writer.clear().put('y').length()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, 99, 100, 33612345678L, Long.MAX_VALUE})
    void writesDecimals(long value) {
        writer.putDecimal(value);
        assertThat(written()).isEqualTo(Long.toString(value));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 0x0123456789ABCDEFL})
    void writesHexadecimalsThatAreReadBack(long value) {
        writer.putHex(value);
        assertThat(written()).isEqualTo(String.format("%016x", value));
        assertThat(Ascii.hex(writer.bytes(), 0, 42)).isEqualTo(value);
    }

    @Test
    void readsNoHexadecimalWhereThereIsNone() {
        writer.putHex8(0x0123ABCD).put("0123456g");
        assertThat(written()).isEqualTo("0123abcd0123456g");
        assertThat(Ascii.hex(writer.bytes(), 0, 42)).isEqualTo(42);
    }

    @Test
    void countsWhatDoesNotFitWithoutWritingIt() {
        writer.put("x".repeat(19)).put(Text.bytes("yy"));
        assertThat(writer.fits()).isFalse();
        assertThat(writer.length()).isEqualTo(21);
        assertThat(writer.bytes()[19]).isZero();
        assertThat(writer.putDecimal(7).put('z').length()).isEqualTo(23);
        assertThat(writer.clear().put("x".repeat(20)).fits()).isTrue();
    }
}
