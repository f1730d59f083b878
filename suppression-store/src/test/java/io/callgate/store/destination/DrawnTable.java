package io.callgate.store.destination;

import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Draws {@code destinations.txt} from libphonenumber's tables of regions and of time zones. */
final class DrawnTable {

    private static final String HEADER = """
            # Country and time zones by the first digits of E.164 numbers; the longest that fits
            # counts. Drawn from libphonenumber's tables of regions and time zones by DrawnTable,
            # and compared with them by DestinationsFileTest. "-" is no country.
            """;
    private static final String NORTH_AMERICA = "1";
    private static final int AREA_CODE_END = 4;
    private static final String NO_COUNTRY = "-";

    /** Mobiles of countries with islands, which libphonenumber looks for on the mainland only. */
    private static final Map<String, String> ANYWHERE_IN = Map.of("346", "34", "347", "34");

    private final Map<String, String> zones = new TreeMap<>();
    private final Map<String, String> countries = new TreeMap<>();

    static String text() {
        DrawnTable table = new DrawnTable();
        table.readZones();
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        for (int code : new TreeSet<>(library.getSupportedCallingCodes())) {
            List<String> regions = library.getRegionCodesForCountryCode(code);
            table.countries.putAll(new RegionPrefixes(code, regions).byPrefix());
        }
        table.onlyAreaCodesInNorthAmerica();
        ANYWHERE_IN.forEach((mobiles, all) -> table.zones.put(mobiles, table.zones.get(all)));
        StringBuilder text = new StringBuilder(HEADER);
        table.lines().forEach((prefix, line) ->
                text.append(prefix).append(' ').append(line).append('\n'));
        return text.toString();
    }

    /** The library has no other way of telling all of its prefixes than to print them. */
    private void readZones() {
        for (String line : printedMap().split("\n")) {
            int bar = line.indexOf('|');
            zones.put(line.substring(0, bar), line.substring(bar + 1).replace('&', ' '));
        }
    }

    private static String printedMap() {
        PhoneNumberToTimeZonesMapper mapper = PhoneNumberToTimeZonesMapper.getInstance();
        try {
            Field map = mapper.getClass().getDeclaredField("prefixTimeZonesMap");
            map.setAccessible(true);
            return map.get(mapper).toString();
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("libphonenumber keeps its zones elsewhere", changed);
        }
    }

    /** An area code is in all the zones of its blocks; what is none may be anywhere in the US. */
    private void onlyAreaCodesInNorthAmerica() {
        Map<String, TreeSet<String>> byArea = new TreeMap<>();
        zones.forEach((prefix, names) -> {
            if (prefix.startsWith(NORTH_AMERICA) && prefix.length() >= AREA_CODE_END) {
                byArea.computeIfAbsent(prefix.substring(0, AREA_CODE_END), p -> new TreeSet<>())
                        .addAll(List.of(names.split(" ")));
            }
        });
        TreeSet<String> unitedStates = new TreeSet<>();
        byArea.forEach((area, names) ->
                unitedStates.addAll("US".equals(deepest(countries, area)) ? names : List.of()));
        zones.keySet().removeIf(prefix -> prefix.startsWith(NORTH_AMERICA));
        zones.put(NORTH_AMERICA, String.join(" ", unitedStates));
        byArea.forEach((area, names) -> zones.put(area, String.join(" ", names)));
    }

    /** Without the lines that say what a shorter prefix says already. */
    private Map<String, String> lines() {
        List<String> prefixes = new ArrayList<>(new TreeSet<>(union()));
        Map<String, String> lines = new LinkedHashMap<>();
        for (String prefix : prefixes) {
            String line = deepest(countries, prefix) + " " + deepest(zones, prefix);
            if (!line.equals(deepest(lines, prefix))) {
                lines.put(prefix, line);
            }
        }
        return lines;
    }

    private Collection<String> union() {
        TreeSet<String> all = new TreeSet<>(zones.keySet());
        all.addAll(countries.keySet());
        all.removeIf(prefix -> deepest(zones, prefix) == null
                || deepest(countries, prefix) == null);
        return all;
    }

    private static String deepest(Map<String, String> table, String prefix) {
        for (int end = prefix.length(); end > 0; end--) {
            String found = table.get(prefix.substring(0, end));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    static String countryWord(String region) {
        return region.equals("001") ? NO_COUNTRY : region;
    }
}
