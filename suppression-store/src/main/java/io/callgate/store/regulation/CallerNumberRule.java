package io.callgate.store.regulation;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Which numbers an automated dialling system may show. Never changes; any thread.
 */
public final class CallerNumberRule {

    public static final CallerNumberRule NONE =
            new CallerNumberRule(List.of(), List.of(), "");

    private static final int RADIX = 10;

    private final long[] forbidden;
    private final long[] allowed;
    /** No prefix is higher, so none is longer. */
    private final long highest;
    private final String article;

    /**
     * @param forbidden prefixes of E.164 numbers that may not be shown
     * @param allowed   longer ones among them that may
     */
    CallerNumberRule(List<Long> forbidden, List<Long> allowed, String article) {
        this.forbidden = forbidden.stream().mapToLong(Long::longValue).toArray();
        this.allowed = allowed.stream().mapToLong(Long::longValue).toArray();
        this.highest = LongStream.concat(LongStream.of(this.forbidden),
                LongStream.of(this.allowed)).max().orElse(0);
        this.article = article;
    }

    /** Of the law that says so; "" if none does. */
    public String article() {
        return article;
    }

    /**
     * Whether an automated system may show this E.164 number. The longest prefix decides; a number
     * that begins with none, such as one from abroad, may be shown. Allocates nothing.
     */
    public boolean allows(long callingNumber) {
        long prefix = callingNumber;
        while (prefix > highest) {
            prefix /= RADIX;
        }
        for (; prefix > 0; prefix /= RADIX) {
            if (contains(allowed, prefix)) {
                return true;
            }
            if (contains(forbidden, prefix)) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(long[] prefixes, long prefix) {
        for (long one : prefixes) {
            if (one == prefix) {
                return true;
            }
        }
        return false;
    }
}
