package io.callgate.store.numbering;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Emergency and other short numbers that nothing may stop, exactly as dialled: those of the country
 * in {@code protected-numbers.csv}, and those the caller's dial plan adds.
 */
final class ProtectedNumbers {

    private static final String RESOURCE = "protected-numbers.csv";
    private static final Map<String, List<String>> BY_COUNTRY = Table.read(RESOURCE).stream()
            .collect(Collectors.groupingBy(line -> line[0],
                    Collectors.mapping(line -> line[1], Collectors.toList())));

    /** {@link Digits}, at most a few dozen: a plain search is the fastest. */
    private final long[] numbers;
    private final int digitsMax;

    ProtectedNumbers(String country, List<String> added) {
        List<String> ofCountry = BY_COUNTRY.getOrDefault(country, List.of());
        numbers = Stream.concat(ofCountry.stream(), added.stream()).mapToLong(Digits::parse)
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
