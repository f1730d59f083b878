package io.callgate.store.regulation;

import io.callgate.store.regulation.ConsentRule.Need;
import io.callgate.store.regulation.Regulation.Period;
import io.callgate.store.regulation.Rules.Purpose;
import io.callgate.store.register.Basis;
import io.callgate.store.yaml.Section;
import io.callgate.store.yaml.Text;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code periods[]} of a regulation file: one version of the law. */
final class PeriodReader {

    /** A century, in days and in months. */
    private static final int DAYS_MAX = 36_500;
    private static final int MONTHS_MAX = 1_200;
    private static final Pattern RANGE =
            Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])");

    private static final List<String> TRUTHS = List.of("true", "false");

    private final Words words;

    PeriodReader(Words words) {
        this.words = words;
    }

    Period read(Section period) {
        LocalDate from = words.date(period.required("in-force-from")).orElse(LocalDate.EPOCH);
        LocalDate until = words.date(period.text("in-force-until", "")).orElse(LocalDate.MAX);
        if (until.isBefore(from)) {
            period.problem("in-force-until", "is before in-force-from");
        }
        Rules rules = new Rules(period.required("law").value(), from, until, binds(period),
                registries(period), consent(period), exemptions(period), hours(period), cap(period),
                callerNumber(period),
                Words.oneOf(period, "uncheckable", OnUncheckable.REFUSE));
        Map<String, ObjectRule> objects = objects(period);
        period.refuseUnknownKeys();
        return new Period(rules, objects);
    }

    /** Every law here is about prospecting; some take in what others leave out. */
    private Set<Purpose> binds(Section period) {
        Set<Purpose> purposes = EnumSet.of(Purpose.PROSPECTING);
        for (Text text : period.texts("binds-too")) {
            words.purpose(text).ifPresent(purposes::add);
        }
        return Collections.unmodifiableSet(purposes);
    }

    private static List<RegistryRule> registries(Section period) {
        List<RegistryRule> registries = new ArrayList<>();
        for (Section registry : period.sections("registries")) {
            Words.require(registry, "access");
            String name = registry.name().value();
            registries.add(new RegistryRule(name, name,
                    Words.oneOf(registry, "access", RegistryRule.Access.WHOLE_LIST),
                    registry.number("max-age-days", 0, 0, DAYS_MAX),
                    registry.text("lifted-by-consent", "").value(), article(registry)));
            registry.refuseUnknownKeys();
        }
        return List.copyOf(registries);
    }

    private static ConsentRule consent(Section section) {
        Section consent = section.section("consent");
        if (!section.has("consent")) {
            return ConsentRule.NOT_REQUIRED;
        }
        Words.require(consent, "need");
        ConsentRule rule = new ConsentRule(Words.oneOf(consent, "need", Need.REQUIRED),
                consent.number("validity-months-max", 0, 0, MONTHS_MAX),
                consent.number("proof-retention-months", 0, 0, MONTHS_MAX), article(consent));
        consent.refuseUnknownKeys();
        return rule;
    }

    private static List<ExemptionRule> exemptions(Section section) {
        List<ExemptionRule> exemptions = new ArrayList<>();
        for (Section exemption : section.sections("exemptions")) {
            Words.require(exemption, "basis");
            exemptions.add(new ExemptionRule(Words.oneOf(exemption, "basis", Basis.CONTRACT),
                    exemption.number("within-working-days", 0, 0, DAYS_MAX),
                    exemption.number("within-months", 0, 0, MONTHS_MAX),
                    exemption.oneOf("of-its-object", "false", TRUTHS).equals("true"),
                    Holidays.NONE, article(exemption)));
            exemption.refuseUnknownKeys();
        }
        return List.copyOf(exemptions);
    }

    private static Map<String, ObjectRule> objects(Section period) {
        Map<String, ObjectRule> objects = new LinkedHashMap<>();
        for (Section object : period.sections("objects")) {
            String name = object.name().value();
            ObjectRule rule = new ObjectRule(name, consent(object),
                    exemptions(object));
            object.refuseUnknownKeys();
            if (objects.put(name, rule) != null) {
                object.problem("name", "stands twice in this period");
            }
        }
        return Map.copyOf(objects);
    }

    private Hours hours(Section section) {
        Section hours = section.section("hours");
        if (!section.has("hours")) {
            return Hours.ANY;
        }
        BitSet open = new BitSet();
        for (DayOfWeek day : DayOfWeek.values()) {
            open(open, day.ordinal() * Hours.DAY_MINUTES,
                    hours.texts(day.name().toLowerCase(Locale.ROOT)));
        }
        BitSet openOnEves = new BitSet();
        open(openOnEves, 0, hours.texts("eve-of-holiday"));
        if (open.isEmpty()) {
            hours.problem("monday", "no day has any hours: nobody could ever be called");
        }
        boolean closed = hours.oneOf("holidays", "closed", List.of("closed", "open"))
                .equals("closed");
        Hours rule = new Hours(open, openOnEves, closed, Holidays.NONE, article(hours));
        hours.refuseUnknownKeys();
        return rule;
    }

    /** {@code 10:00-13:00}; the end is not among the minutes to call in. */
    private void open(BitSet open, int midnight, List<Text> ranges) {
        for (Text range : ranges) {
            Matcher matcher = RANGE.matcher(range.value());
            int from = matcher.matches() ? minute(matcher, 1) : 0;
            int until = matcher.matches() ? minute(matcher, 3) : 0;
            if (from < until && until <= Hours.DAY_MINUTES) {
                open.set(midnight + from, midnight + until);
            } else {
                words.refuse(range, "must be from-until, such as 10:00-13:00");
            }
        }
    }

    private static int minute(Matcher matcher, int group) {
        return 60 * Integer.parseInt(matcher.group(group))
                + Integer.parseInt(matcher.group(group + 1));
    }

    private static CapRule cap(Section section) {
        Section attempts = section.section("attempts");
        if (!section.has("attempts")) {
            return CapRule.NONE;
        }
        Words.require(attempts, "max", "calendar-days");
        CapRule rule = new CapRule(attempts.number("max", 1, 1, CapRule.ATTEMPTS_MAX),
                attempts.number("calendar-days", 1, 1, CapRule.CALENDAR_DAYS_MAX),
                article(attempts));
        attempts.refuseUnknownKeys();
        return rule;
    }

    private CallerNumberRule callerNumber(Section section) {
        Section callerNumber = section.section("caller-number");
        if (!section.has("caller-number")) {
            return CallerNumberRule.NONE;
        }
        CallerNumberRule rule = new CallerNumberRule(words.prefixes(callerNumber, "forbidden"),
                words.prefixes(callerNumber, "allowed"), article(callerNumber));
        callerNumber.refuseUnknownKeys();
        return rule;
    }

    private static String article(Section rule) {
        return rule.required("article").value();
    }
}
