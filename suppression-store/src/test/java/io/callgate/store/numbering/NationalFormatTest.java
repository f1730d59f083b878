package io.callgate.store.numbering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number as a carrier of one country wants it dialled. */
class NationalFormatTest {

    private static String written(String country, long number) {
        byte[] target = new byte[NationalFormat.LENGTH_MAX];
        int length = NationalFormat.of(country).write(number, target);
        return new String(target, 0, length, StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({
        "FR, 33612345678, 0612345678",
        "FR, 4930123456, 004930123456",
        "FR, 262692123456, 00262692123456",
        "FR, 3312, 012",
        "IT, 390612345678, 0612345678",
        "IT, 393471234567, 3471234567",
        "US, 12125550123, 2125550123",
        "US, 33612345678, 01133612345678",
        "GB, 442079460000, 02079460000",
        "ES, 34910123456, 910123456",
        "PL, 48221234567, 221234567",
    })
    void isDialledSo(String country, long number, String dialled) {
        assertThat(written(country, number)).isEqualTo(dialled);
    }

    @ParameterizedTest
    @CsvSource({"FR, 33612345678", "IT, 390612345678", "GB, 442079460000", "PL, 48221234567",
        "FR, 4930123456", "US, 33612345678"})
    void isReadBackAsTheSameNumber(String country, long number) {
        assertThat(new Canonicaliser(DialPlan.of(country)).canonicalise(written(country, number)))
                .isEqualTo(number);
    }

    @Test
    void refusesACountryThatIsNone() {
        assertThatThrownBy(() -> NationalFormat.of("ZZ"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("ZZ");
    }
}
