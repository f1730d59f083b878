package io.callgate.store.regulation;

import io.callgate.store.regulation.Regulation.Period;
import io.callgate.store.yaml.Problems;
import io.callgate.store.yaml.Section;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One regulation file, from the top. */
final class RegulationReader {

    private final Words words;

    RegulationReader(Problems problems) {
        this.words = new Words(problems);
    }

    /** One regulation for each country that the file is about. */
    List<Regulation> read(Section root) {
        Set<String> countries = new LinkedHashSet<>();
        String legislator = words.country(root.required("country"));
        countries.add(legislator);
        countries.addAll(words.countries(root, "territories"));
        List<Holiday> holidays = new HolidaysReader(words, countries).read(root);
        List<Period> periods = periods(root);
        root.refuseUnknownKeys();
        Map<List<Holiday>, Holidays> workedOut = new HashMap<>();
        return countries.stream().map(country -> new Regulation(legislator, country,
                workedOut.computeIfAbsent(keptIn(country, holidays), Holidays::new), periods,
                Regulation.NO_OBJECT)).toList();
    }

    private static List<Holiday> keptIn(String country, List<Holiday> holidays) {
        return holidays.stream().filter(one -> one.isKeptIn(country)).toList();
    }

    private List<Period> periods(Section root) {
        List<Period> periods = new ArrayList<>();
        LocalDate next = LocalDate.MIN;
        for (Section section : root.sections("periods")) {
            Period period = new PeriodReader(words).read(section);
            if (!next.equals(LocalDate.MIN) && !period.general().from().equals(next)) {
                section.problem("in-force-from", "must be the day after the period above ends");
            }
            next = dayAfter(period.general().until());
            periods.add(period);
        }
        if (periods.isEmpty()) {
            root.problem("periods", root.has("periods") ? "must name at least one" : "is missing");
        } else if (!next.equals(LocalDate.MAX)) {
            root.problem("periods", "end: the last period must have no in-force-until");
        }
        return periods;
    }

    private static LocalDate dayAfter(LocalDate last) {
        return last.equals(LocalDate.MAX) ? last : last.plusDays(1);
    }
}
