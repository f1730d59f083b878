package io.callgate.store.regulation;

import io.callgate.store.regulation.Rules.Purpose;
import io.callgate.store.yaml.Problems;
import io.callgate.store.yaml.Section;
import io.callgate.store.yaml.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Values that only regulation files have: dates, countries, prefixes, words of an enum. */
final class Words {

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern PREFIX = Pattern.compile("\\+[1-9][0-9]{0,14}");

    private final Problems problems;

    Words(Problems problems) {
        this.problems = problems;
    }

    /** Empty, with a problem, unless it is {@code 2026-08-11}. */
    Optional<LocalDate> date(Text text) {
        try {
            return text.isMissing() ? Optional.empty() : Optional.of(LocalDate.parse(text.value()));
        } catch (DateTimeException notADate) {
            refuse(text, "must be a date such as 2026-08-11");
            return Optional.empty();
        }
    }

    String country(Text text) {
        if (!text.isMissing() && !COUNTRY.matcher(text.value()).matches()) {
            refuse(text, "must be an ISO 3166 code of two capitals");
        }
        return text.value();
    }

    Set<String> countries(Section section, String key) {
        Set<String> countries = new LinkedHashSet<>();
        section.texts(key).forEach(text -> countries.add(country(text)));
        return countries;
    }

    List<Long> prefixes(Section section, String key) {
        List<Long> prefixes = new ArrayList<>();
        for (Text text : section.texts(key)) {
            if (PREFIX.matcher(text.value()).matches()) {
                prefixes.add(Long.parseLong(text.value().substring(1)));
            } else {
                refuse(text, "must be + and the first digits of numbers, country code first");
            }
        }
        return prefixes;
    }

    /** Empty, with a problem, unless it is {@code non-profit} or another. */
    Optional<Purpose> purpose(Text text) {
        for (Purpose purpose : Purpose.values()) {
            if (purpose.word().equals(text.value())) {
                return Optional.of(purpose);
            }
        }
        refuse(text, "must be one of prospecting, service, survey, non-profit");
        return Optional.empty();
    }

    /** {@code admit-and-flag} for ADMIT_AND_FLAG. */
    static <E extends Enum<E>> E oneOf(Section section, String key, E fallback) {
        List<String> words = new ArrayList<>();
        for (E constant : fallback.getDeclaringClass().getEnumConstants()) {
            words.add(word(constant));
        }
        return fallback.getDeclaringClass().getEnumConstants()[
                words.indexOf(section.oneOf(key, word(fallback), words))];
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For keys whose absence would be filled by a guess. */
    static void require(Section section, String... keys) {
        for (String key : keys) {
            if (!section.has(key) && section.isReadable()) {
                section.problem(key, "is missing");
            }
        }
    }

    void refuse(Text text, String sentence) {
        problems.add(text.line(), text.key(), Problems.shown(text.value()) + " " + sentence);
    }
}
