package io.callgate.store.numbering;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.store.Allocation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The call path reads every plain number without garbage. */
class AllocationTest {

    private static final int CALLS = 20_000;

    /** A field, or the compiler would leave out what nobody asks for. */
    private long sum;

    @BeforeAll
    static void loadAllCountries() {
        Canonicaliser.preload();
    }

    @ParameterizedTest
    @CsvSource({"FR, +33612345678", "FR, 0612345678", "FR, 0033612345678", "FR, 33612345678",
        "FR, 06 12.34-56(78)", "FR, 0692123456", "FR, +33 (0)6 12 34 56 78", "FR, 112", "FR, alice",
        "FR, +442079460958", "FR, +5511987654321", "FR, +8613912345678", "FR, +390612345678",
        "FR, +525512345678", "FR, +79123456789", "FR, +819012345678", "FR, 061234",
        "US, 2125551234", "US, 12125551234", "US, 011 33 612345678", "US, 9 1 212 555 1234",
        "US, 1234#2125551234", "GB, 020 7946 0958", "DE, 030 123456", "IT, 0612345678",
        "RU, 89123456789", "AU, 0412 345 678"})
    void allocatesNothing(String country, String dialled) {
        Canonicaliser canonicaliser = new Canonicaliser(
                new DialPlan(country, country.equals("US") ? List.of("9", "1234#") : List.of()));
        byte[] text = dialled.getBytes(StandardCharsets.US_ASCII);
        assertThat(Allocation.ofRepeated(() -> run(canonicaliser, text))).isZero();
    }

    private void run(Canonicaliser canonicaliser, byte[] text) {
        for (int i = 0; i < CALLS; i++) {
            sum += canonicaliser.canonicalise(text, 0, text.length);
        }
    }
}
