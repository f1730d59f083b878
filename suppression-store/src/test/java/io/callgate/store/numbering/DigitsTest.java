package io.callgate.store.numbering;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

class DigitsTest {

    @Property(seed = "20261122")
    void keepsEveryDigitAndTheirCount(@ForAll @NumericChars @StringLength(max = 18) String text) {
        long digits = Digits.parse(text);
        assertThat(Digits.text(digits)).isEqualTo(text);
        assertThat(Digits.count(digits)).isEqualTo(text.length());
    }

    @Property(seed = "20261122")
    void cutsLikeAString(@ForAll @NumericChars @StringLength(min = 1, max = 17) String text,
            @ForAll int place) {
        int cut = Math.floorMod(place, text.length()) + 1;
        long digits = Digits.parse(text);
        long prefix = Digits.parse(text.substring(0, cut));
        assertThat(Digits.startsWith(digits, prefix)).isTrue();
        assertThat(Digits.startsWith(digits, Digits.append(digits, 0))).isFalse();
        assertThat(Digits.text(Digits.dropFirst(digits, cut))).isEqualTo(text.substring(cut));
        assertThat(Digits.first(digits)).isEqualTo(text.charAt(0) - '0');
        int taken = Math.min(cut, 3);
        int head = Integer.parseInt(text.substring(0, taken));
        assertThat(Digits.head(digits, taken)).isEqualTo(head);
    }

    @Property(seed = "20261122")
    void isTheValueWhenNoZeroLeads(
            @ForAll @LongRange(min = 1, max = 999_999_999_999_999_999L)
            long value) {
        assertThat(Digits.value(Digits.of(value))).isEqualTo(value);
        assertThat(Digits.text(Digits.of(value))).isEqualTo(Long.toString(value));
    }
}
