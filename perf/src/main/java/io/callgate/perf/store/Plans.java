package io.callgate.perf.store;

import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/** Numbers as national lists hold them, the same at each run. */
enum Plans {

    /**
     * France: a list of 10 million is spread evenly over the geographic and mobile ranges, +33 1 to
     * 7: 100,000 of the plan's numbers are equally likely to follow each other. Repetitions occur,
     * as they do in files.
     */
    FRANCE {
        @Override
        void generate(long count, LongConsumer numbers) {
            SplittableRandom random = new SplittableRandom(SEED);
            for (long i = 0; i < count; i++) {
                numbers.accept(lowest() + random.nextLong(span(count)));
            }
        }

        @Override
        long lowest() {
            return 33_100_000_000L;
        }

        @Override
        long span(long count) {
            return 700_000_000L;
        }
    },

    /**
     * North America: a national list holds a quarter of the numbers of each assigned exchange.
     * 98,000 exchanges of 10,000, one number in four, in ascending order, as the files are.
     */
    NORTH_AMERICA {
        @Override
        void generate(long count, LongConsumer numbers) {
            SplittableRandom random = new SplittableRandom(SEED);
            long number = lowest();
            for (long i = 0; i < count; i++) {
                number += 1 + random.nextInt(7);
                numbers.accept(number);
            }
        }

        @Override
        long lowest() {
            return 12_012_000_000L;
        }

        @Override
        long span(long count) {
            return 4 * count;
        }
    };

    private static final long SEED = 20261121;

    abstract void generate(long count, LongConsumer numbers);

    abstract long lowest();

    /** From the lowest number to the highest of a list of so many. */
    abstract long span(long count);
}
