package io.callgate.perf.load;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The numbers that calls go to. Those of a list file are even; the odd neighbour of each is on no
 * list, and stands where a look-up has as far to go as for a listed one.
 */
final class NumberList {

    private static final long SEED = 20261121;
    /** The geographic numbers of France, +33 1 to 4, even ones: every one of them is plausible. */
    private static final long LOWEST = 33_100_000_000L;
    private static final long EVEN_NUMBERS = 200_000_000;

    private final long[] listed;
    private final double listedShare;
    private final SplittableRandom random;

    private NumberList(long[] listed, double listedShare, long seed) {
        this.listed = listed;
        this.listedShare = listedShare;
        this.random = new SplittableRandom(seed);
    }

    /** Reads a file that {@link #write} wrote. */
    static NumberList read(Path file, double listedShare, long seed) throws IOException {
        long[] numbers = new long[1024];
        int count = 0;
        long number = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
                for (int i = 0; i < length; i++) {
                    if (buffer[i] >= '0') {
                        number = number * 10 + buffer[i] - '0';
                    } else if (buffer[i] == '\n') {
                        numbers = count < numbers.length ? numbers
                                : Arrays.copyOf(numbers, 2 * count);
                        numbers[count] = number;
                        count++;
                        number = 0;
                    }
                }
            }
        }
        return new NumberList(Arrays.copyOf(numbers, count), listedShare, seed);
    }

    /** Any number of the list or beside it, as the share has it. */
    long next() {
        long number = listed[random.nextInt(listed.length)];
        return random.nextDouble() < listedShare ? number : number | 1;
    }

    static boolean isListed(long number) {
        return (number & 1) == 0;
    }

    /** Writes so many numbers, the same at each run, one a line, in no order. */
    static void write(Path file, long count) throws IOException {
        SplittableRandom numbers = new SplittableRandom(SEED);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (long i = 0; i < count; i++) {
                long number = LOWEST + 2 * numbers.nextLong(EVEN_NUMBERS);
                out.write(("+" + number + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
