package io.callgate.store.destination;

import java.util.List;

/**
 * Where a called telephone is, as far as its number tells. A number that may be in several zones
 * has them all: a mobile of Spain may be on the Canary Islands. Never changes; any thread; no
 * method but {@link #zones} and {@link #toString} allocates.
 */
public final class Destination {

    private final int index;
    private final String country;
    private final Zone[] zones;

    Destination(int index, String country, Zone... zones) {
        this.index = index;
        this.country = country;
        this.zones = zones.clone();
    }

    /**
     * Of all {@link Destinations} this is number so and so, from 0: what is worked out for each of
     * them at the start stands in an array.
     */
    public int index() {
        return index;
    }

    /** ISO 3166 alpha-2, {@code FR}, overseas departments by their own; "" if it is of none. */
    public String country() {
        return country;
    }

    public boolean isCountryKnown() {
        return !country.isEmpty();
    }

    /** At least one. */
    public int zoneCount() {
        return zones.length;
    }

    public Zone zone(int number) {
        return zones[number];
    }

    public List<Zone> zones() {
        return List.of(zones);
    }

    /**
     * The local day of a moment, in days from 1970-01-01; with several zones, the day of the one
     * that is furthest behind. A window of days that ends today ends on this one: what is counted
     * under {@link #latestDay} then never leaves it too early in any of the zones.
     */
    public long earliestDay(long epochSecond) {
        long day = zones[0].localDay(epochSecond);
        for (int i = 1; i < zones.length; i++) {
            day = Math.min(day, zones[i].localDay(epochSecond));
        }
        return day;
    }

    /** As {@link #earliestDay}, of the zone that is furthest ahead. */
    public long latestDay(long epochSecond) {
        long day = zones[0].localDay(epochSecond);
        for (int i = 1; i < zones.length; i++) {
            day = Math.max(day, zones[i].localDay(epochSecond));
        }
        return day;
    }

    @Override
    public String toString() {
        return (country.isEmpty() ? "no country" : country) + " " + zones();
    }
}
