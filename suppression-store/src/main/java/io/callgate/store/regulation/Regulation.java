package io.callgate.store.regulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The law on prospecting calls to one country, of all the days it is known for. Never changes; any
 * thread.
 */
public final class Regulation {

    /**
     * One version of the law, and what differs in it by the object of a campaign.
     */
    record Period(Rules general, Map<String, ObjectRule> objects) {

        Rules rules(String object) {
            return Optional.ofNullable(objects.get(object)).map(general::with).orElse(general);
        }
    }

    /** Of a campaign about nothing special. */
    static final String NO_OBJECT = "";

    private final String legislator;
    private final String country;
    private final Holidays holidays;
    private final List<Period> periods;
    /** One for each period, in order. */
    private final Rules[] rules;

    Regulation(String legislator, String country, Holidays holidays, List<Period> periods,
            String object) {
        this.legislator = legislator;
        this.country = country;
        this.holidays = holidays;
        this.periods = periods;
        this.rules = periods.stream().map(period -> period.rules(object).observing(holidays))
                .toArray(Rules[]::new);
    }

    /** The country whose law it is: of a territory, the one that it belongs to. */
    public String legislator() {
        return legislator;
    }

    /** ISO 3166 alpha-2 of the called number's country, as {@code Destination.country()}. */
    public String country() {
        return country;
    }

    public Holidays holidays() {
        return holidays;
    }

    /** In the order in which they came into force; no day between them is left out. */
    public List<Rules> versions() {
        return List.of(rules);
    }

    /**
     * The rules on a local day, in days from 1970-01-01. A day before the first version, of which
     * nothing is known, is judged by the first. Allocates nothing.
     */
    public Rules rulesAt(long day) {
        for (int i = rules.length - 1; i > 0; i--) {
            if (rules[i].isInForceSince(day)) {
                return rules[i];
            }
        }
        return rules[0];
    }

    /** Kinds of goods and services for which some version has special rules. */
    public Set<String> objects() {
        Set<String> names = new TreeSet<>();
        periods.forEach(period -> names.addAll(period.objects().keySet()));
        return names;
    }

    /** The law as it is for a campaign about this object; the general one where none is special. */
    public Regulation forObject(String object) {
        return new Regulation(legislator, country, holidays, periods, object);
    }

    /** The general law where other lists answer, by name of the registry. */
    Regulation answeredBy(Map<String, String> lists) {
        return new Regulation(legislator, country, holidays, periods.stream().map(period ->
                new Period(period.general().answeredBy(lists), period.objects())).toList(),
                NO_OBJECT);
    }
}
