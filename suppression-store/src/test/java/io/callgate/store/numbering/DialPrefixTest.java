package io.callgate.store.numbering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialPrefixTest {

    private final Canonicaliser callCentre = new Canonicaliser(new DialPlan("FR",
            List.of("9", "1234#", "77#9"), List.of("*31*", "#31#"), List.of("16XX"),
            List.of("3114"), Set.of()));

    @ParameterizedTest
    @ValueSource(strings = {
        "0612345678", "90612345678", "9 06 12 34 56 78", "9-0033612345678", "1234#0612345678",
        "1234%230612345678", "77#90612345678", "*31*0612345678", "#31#0612345678",
        "9#31#0612345678", "1234#*31*0033612345678", "16010612345678", "9*31*16370612345678",
        "+33612345678"})
    void takesOffWhatTheCallerDialsBeforeTheNumber(String dialled) {
        assertThat(CanonicaliserTest.canonicalise(callCentre, dialled)).isEqualTo(33612345678L);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "990612345678", "*31*#31#0612345678", "1235#0612345678", "#31#90612345678", "9", "1234#",
        "+90612345678#", "9+1234#33612345678", "1600"})
    void takesOffNothingElse(String dialled) {
        assertThat(CanonicaliserTest.canonicalise(callCentre, dialled)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"112", "9112", "9 1 1 2", "*31*112", "1234#112", "9#31#1601112"})
    void findsAProtectedNumberBehindPrefixes(String dialled) {
        assertThat(CanonicaliserTest.canonicalise(callCentre, dialled)).isEqualTo(-112);
    }

    @Test
    void protectsAWholeNumberBeforeItTakesAPrefixForOne() {
        Canonicaliser office = new Canonicaliser(new DialPlan("US", List.of("9")));
        assertThat(CanonicaliserTest.canonicalise(office, "911")).isEqualTo(-911);
        assertThat(CanonicaliserTest.canonicalise(office, "9911")).isEqualTo(-911);
        assertThat(CanonicaliserTest.canonicalise(office, "9 1 212 555 1234"))
                .isEqualTo(12125551234L);
    }

    @Test
    void addsTheProtectedNumbersOfTheDialPlan() {
        assertThat(CanonicaliserTest.canonicalise(callCentre, "3114")).isEqualTo(-3114);
    }

    @Test
    void refusesAPrefixThatCannotBeDialled() {
        assertThatThrownBy(() -> new DialPlan("FR", List.of("+33")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'+33'");
        assertThatThrownBy(() -> new DialPlan("FR", List.of("")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
