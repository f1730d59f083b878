package io.callgate.store.destination;

import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which countries that share a country code have the numbers that begin with what. */
final class RegionPrefixes {

    /** An area code in North America; elsewhere, islands are told apart by five digits. */
    private static final int AREA_CODE = 3;
    private static final int DIGITS_MAX = 5;

    private final int code;
    /** The main one first. */
    private final List<String> regions;
    private final Map<String, List<Pattern>> patterns = new TreeMap<>();
    private final Map<String, String> found = new TreeMap<>();

    RegionPrefixes(int code, List<String> regions) {
        this.code = code;
        this.regions = regions;
    }

    Map<String, String> byPrefix() {
        found.put("" + code, DrawnTable.countryWord(regions.get(0)));
        if (regions.size() > 1) {
            regions.forEach(region -> patterns.put(region, patterns(region)));
            descend("");
        }
        return found;
    }

    private void descend(String national) {
        List<String> possible = possible(national);
        int depth = code == 1 ? AREA_CODE : DIGITS_MAX;
        if (possible.size() == 1 || !possible.isEmpty() && national.length() == depth) {
            found.put(code + national, possible.get(0));
        } else if (!possible.isEmpty()) {
            for (int digit = 0; digit < 10; digit++) {
                descend(national + digit);
            }
        }
    }

    private List<String> possible(String national) {
        List<String> possible = new ArrayList<>();
        for (String region : regions) {
            if (patterns.get(region).stream().anyMatch(one -> mayMatch(one, national))) {
                possible.add(region);
            }
        }
        return possible;
    }

    private static boolean mayMatch(Pattern pattern, String beginning) {
        Matcher matcher = pattern.matcher(beginning);
        return matcher.matches() || matcher.hitEnd();
    }

    /** Of every type of number; toll-free ones are everybody's in North America. */
    private static List<Pattern> patterns(String region) {
        PhoneMetadata data = DefaultMetadataDependenciesProvider.getInstance()
                .getPhoneNumberMetadataSource().getMetadataForRegion(region);
        List<PhoneNumberDesc> types = List.of(data.getFixedLine(), data.getMobile(),
                data.getTollFree(), data.getPremiumRate(), data.getSharedCost(),
                data.getPersonalNumber(), data.getVoip(), data.getPager(), data.getUan(),
                data.getVoicemail());
        return types.stream().map(PhoneNumberDesc::getNationalNumberPattern)
                .filter(pattern -> !pattern.isEmpty() && !pattern.equals("NA"))
                .map(Pattern::compile).toList();
    }
}
