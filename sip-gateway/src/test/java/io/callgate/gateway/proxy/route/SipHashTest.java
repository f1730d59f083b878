package io.callgate.gateway.proxy.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tokens of calls that are up outlive an upgrade only as long as the hash stays the same. */
class SipHashTest {

    /** SipHash: a fast short-input PRF, appendix A: the key 00 to 0f, the input 00 to 0e. */
    private static final long OF_THE_PAPER = 0xa129ca6149be45e5L;

    private final SipHash hash = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

    private long finishedFrom(int next) {
        for (int single = next; single < 15; single++) {
            hash.add((byte) single);
        }
        return hash.finish();
    }

    @Test
    void isThatOfThePaper() {
        hash.begin((byte) 0);
        assertThat(finishedFrom(1)).isEqualTo(OF_THE_PAPER);
    }

    @Test
    void ofALongIsThatOfItsBytesTheLowestFirst() {
        hash.begin((byte) 0).add(0x0807060504030201L);
        assertThat(finishedFrom(9)).isEqualTo(OF_THE_PAPER);
    }

    @Test
    void ofBytesIsThatOfTheirCountBehindThem() {
        byte[] bytes = {9, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        long whole = hash.begin((byte) 0).add(bytes, 1, 10).finish();
        hash.begin((byte) 0).add(0x0807060504030201L).add((byte) 9);
        assertThat(whole).isEqualTo(hash.add((byte) 9).add((byte) 0).finish());
    }
}
