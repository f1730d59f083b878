package io.callgate.store.numbering;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Emergency and other short numbers that nothing may stop, exactly as dialled: those of the country
 * in {@code protected-numbers.csv}, and those the caller's dial plan adds.
 */
final class ProtectedNumbers {

    private static final String RESOURCE = "protected-numbers.csv";

    /** {@link Digits}, at most a few dozen: a plain search is the fastest. */
    private final long[] numbers;
    private final int digitsMax;

    ProtectedNumbers(String country, List<String> added) {
        Stream<String> ofCountry = Table.read(RESOURCE).stream()
                .filter(line -> line[0].equals(country))
                .map(line -> line[1]);
        numbers = Stream.concat(ofCountry, added.stream()).mapToLong(Digits::parse)
                .distinct().toArray();
        digitsMax = LongStream.of(numbers).mapToInt(Digits::count).max().orElse(0);
    }

    boolean contains(long digits) {
        if (digits < Digits.EMPTY || Digits.count(digits) > digitsMax) {
            return false;
        }
        for (long number : numbers) {
            if (number == digits) {
                return true;
            }
        }
        return false;
    }
}
