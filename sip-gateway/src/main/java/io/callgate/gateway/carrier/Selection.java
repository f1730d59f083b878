package io.callgate.gateway.carrier;

import java.util.function.Predicate;

/**
 * The choice of RFC 2782: the lowest priority number that has anything to offer, and among its
 * equals each in proportion to its weight. One seed, one sequence of choices. Allocates nothing.
 */
final class Selection {

    /** Xorshift (Marsaglia, 2003) needs a state other than 0. */
    private long state;

    Selection(long seed) {
        state = seed == 0 ? 1 : seed;
    }

    /** One of those that may be chosen, sorted by priority; null if none may. */
    <T extends Ranked> T pick(T[] byPriority, Predicate<? super T> mayBeChosen) {
        int from = 0;
        while (from < byPriority.length) {
            int to = endOfPriority(byPriority, from);
            T chosen = pickAmong(byPriority, from, to, mayBeChosen);
            if (chosen != null) {
                return chosen;
            }
            from = to;
        }
        return null;
    }

    private static int endOfPriority(Ranked[] byPriority, int from) {
        int to = from;
        while (to < byPriority.length
                && byPriority[to].priority() == byPriority[from].priority()) {
            to++;
        }
        return to;
    }

    private <T extends Ranked> T pickAmong(T[] all, int from, int to,
            Predicate<? super T> mayBeChosen) {
        int weights = 0;
        for (int i = from; i < to; i++) {
            weights += mayBeChosen.test(all[i]) ? all[i].weight() : 0;
        }
        if (weights == 0) {
            return null;
        }
        int left = below(weights);
        int at = from;
        while (true) {
            left -= mayBeChosen.test(all[at]) ? all[at].weight() : 0;
            if (left < 0) {
                return all[at];
            }
            at++;
        }
    }

    private int below(int bound) {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        return (int) ((state >>> 33) % bound);
    }
}
