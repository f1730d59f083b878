package io.callgate.gateway.admission.digest;

/**
 * Which counts (nc) were used with which nonce, so that credentials serve once. Only who proved a
 * password gets an entry. Where the table must forget one, it remembers how new that one was:
 * nonces of that place that are not newer count as used, so forgetting never lets a replay in. Loop
 * thread only, allocates nothing.
 */
final class UsedNonces {

    /** At 24 B each 1.5 MiB: 200 callers' challenges a second for a nonce's whole lifetime. */
    static final int NONCES_MAX = 1 << 16;

    private static final int WAYS = 4;
    private static final int SETS = NONCES_MAX / WAYS;
    /** Counts behind the highest that may still come, since UDP keeps no order. */
    private static final int WINDOW = 64;

    private final long[] ids = new long[NONCES_MAX];
    private final long[] highest = new long[NONCES_MAX];
    /** Bit n: highest - n was used. */
    private final long[] used = new long[NONCES_MAX];
    /** Nonces issued up to this second and not in the set are refused. */
    private final int[] forgottenUpTo = new int[SETS];

    /** Uses the count, if it has not been used before. */
    boolean use(long id, long count, int second) {
        int set = (int) (id * 0x9E3779B97F4A7C15L >>> 64 - Integer.numberOfTrailingZeros(SETS));
        int place = find(set, id);
        if (place < 0) {
            if (Nonces.secondOf(id) <= forgottenUpTo[set]) {
                return false;
            }
            place = free(set, second);
            ids[place] = id;
            highest[place] = count;
            used[place] = 1;
            return true;
        }
        return useAgain(place, count);
    }

    private boolean useAgain(int place, long count) {
        long ahead = count - highest[place];
        if (ahead > 0) {
            used[place] = ahead < WINDOW ? used[place] << ahead | 1 : 1;
            highest[place] = count;
            return true;
        }
        long bit = -ahead < WINDOW ? 1L << -ahead : 0;
        boolean unused = bit != 0 && (used[place] & bit) == 0;
        used[place] |= bit;
        return unused;
    }

    private int find(int set, long id) {
        for (int place = set * WAYS; place < (set + 1) * WAYS; place++) {
            if (ids[place] == id) {
                return place;
            }
        }
        return -1;
    }

    /** A place whose nonce is too old to be accepted, else that of the oldest. */
    private int free(int set, int second) {
        int oldest = set * WAYS;
        for (int place = oldest; place < (set + 1) * WAYS; place++) {
            oldest = Nonces.secondOf(ids[place]) < Nonces.secondOf(ids[oldest]) ? place : oldest;
        }
        int issued = Nonces.secondOf(ids[oldest]);
        if (second - issued <= Nonces.LIFETIME_SECONDS) {
            forgottenUpTo[set] = Math.max(forgottenUpTo[set], issued);
        }
        return oldest;
    }
}
