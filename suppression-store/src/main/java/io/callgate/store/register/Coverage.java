package io.callgate.store.register;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What a deny list was subscribed for, as prefixes of E.164 numbers: of a number outside of them
 * its silence means nothing. Never changes; any thread.
 */
public final class Coverage {

    /** Of every number: a list whose issuer gives out all of it. */
    public static final Coverage EVERYWHERE = new Coverage();

    /** The longest prefixes are those of a block of 1,000 numbers in North America. */
    private static final long PREFIX_MAX = 9_999_999;

    /** North America has some 400 area codes; a look-up costs no more for a thousand. */
    private static final int PREFIXES_MAX = 1_000;

    private final long[] prefixes;

    private Coverage(long... prefixes) {
        this.prefixes = prefixes;
    }

    /**
     * Of the numbers that begin with one of the prefixes.
     *
     * @throws IllegalArgumentException if there is none, or one is no prefix of a number
     */
    public static Coverage of(List<Long> prefixes) {
        if (prefixes.isEmpty() || prefixes.size() > PREFIXES_MAX) {
            throw new IllegalArgumentException("a coverage is 1 to " + PREFIXES_MAX
                    + " prefixes, not " + prefixes.size());
        }
        for (long prefix : prefixes) {
            if (prefix < 1 || prefix > PREFIX_MAX) {
                throw new IllegalArgumentException("'" + prefix + "' is no prefix: a prefix has 1"
                        + " to 7 digits, country code first");
            }
        }
        return new Coverage(prefixes.stream().mapToLong(Long::longValue).sorted().distinct()
                .toArray());
    }

    /** What {@link #toString} gave. */
    static Coverage ofText(String text) {
        return text.isEmpty() ? EVERYWHERE
                : of(Arrays.stream(text.split(",")).map(Long::valueOf).toList());
    }

    /** Whether the list would hold the number if it were listed. Allocates nothing. */
    public boolean covers(long number) {
        if (prefixes.length == 0) {
            return true;
        }
        for (long prefix = number; prefix > 0; prefix /= 10) {
            if (prefix <= PREFIX_MAX && Arrays.binarySearch(prefixes, prefix) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The prefixes in ascending order; none for {@link #EVERYWHERE}. */
    public List<Long> prefixes() {
        return LongStream.of(prefixes).boxed().toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Coverage coverage && Arrays.equals(prefixes, coverage.prefixes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(prefixes);
    }

    /** Prefixes between commas; empty for {@link #EVERYWHERE}. */
    @Override
    public String toString() {
        return LongStream.of(prefixes).mapToObj(Long::toString).collect(Collectors.joining(","));
    }
}
