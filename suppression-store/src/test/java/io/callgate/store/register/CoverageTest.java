package io.callgate.store.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import io.callgate.store.Allocation;

class CoverageTest {

    private static final Coverage NEW_YORK = Coverage.of(List.of(1646L, 1212L, 1917555L));

    @Test
    void isOfNumbersThatBeginWithAPrefix() {
        assertThat(NEW_YORK.covers(12125550100L)).isTrue();
        assertThat(NEW_YORK.covers(19175550100L)).isTrue();
        assertThat(NEW_YORK.covers(19175560100L)).isFalse();
        assertThat(NEW_YORK.covers(14155550100L)).isFalse();
        assertThat(NEW_YORK.covers(212600000000L)).isFalse();
        assertThat(Coverage.EVERYWHERE.covers(14155550100L)).isTrue();
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(NEW_YORK).hasToString("1212,1646,1917555");
        assertThat(Coverage.ofText(NEW_YORK.toString())).isEqualTo(NEW_YORK);
        assertThat(Coverage.ofText("")).isEqualTo(Coverage.EVERYWHERE);
    }

    @Test
    void refusesWhatIsNoPrefix() {
        assertThatThrownBy(() -> Coverage.of(List.of(12_125_550L)))
                .hasMessageContaining("1 to 7 digits");
        assertThatThrownBy(() -> Coverage.of(List.of(0L))).hasMessageContaining("'0'");
        assertThatThrownBy(() -> Coverage.of(List.of())).hasMessageContaining("not 0");
        assertThatThrownBy(() -> Coverage.of(LongStream.rangeClosed(1, 1_001).boxed().toList()))
                .hasMessageContaining("not 1001");
    }

    @Test
    void allocatesNothingWhenAsked() {
        assertThat(Allocation.ofRepeated(() -> {
            for (long number = 14155500000L; number < 14155600000L; number++) {
                NEW_YORK.covers(number);
            }
        })).isZero();
    }
}
