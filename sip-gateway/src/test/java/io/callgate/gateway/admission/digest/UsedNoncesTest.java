package io.callgate.gateway.admission.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UsedNoncesTest {

    private final UsedNonces used = new UsedNonces();

    @Test
    void acceptsNoNonceASecondTimeHoweverManyItHadToForget() {
        Random random = new Random(7616);
        Set<Long> accepted = new HashSet<>();
        for (int nonce = 0; nonce < 4 * UsedNonces.NONCES_MAX; nonce++) {
            int second = 1 + nonce / 2_000;
            long id = (long) (second - random.nextInt(Math.min(second, 100))) << 32 | nonce;
            if (used.use(id, 1, second)) {
                accepted.add(id);
            }
            long earlier = accepted.isEmpty() ? id : accepted.iterator().next();
            assertThat(used.use(earlier, 1, second)).isFalse();
        }
        int last = 1 + 4 * UsedNonces.NONCES_MAX / 2_000;
        for (long id : accepted) {
            boolean stillValid = last - Nonces.secondOf(id) <= Nonces.LIFETIME_SECONDS;
            assertThat(stillValid && used.use(id, 1, last)).as("replay of %x", id).isFalse();
        }
    }
}
