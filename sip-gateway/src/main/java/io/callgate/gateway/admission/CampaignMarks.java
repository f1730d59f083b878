package io.callgate.gateway.admission;

import io.callgate.gateway.config.CampaignConfig;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.gateway.message.Ascii;
import io.callgate.store.regulation.Rules.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** By what the calls of each campaign of one seller are known. Never changes. */
final class CampaignMarks {

    private static final int HEX = 16;

    private final List<CampaignConfig> campaigns;
    private final byte[] header;
    /** By campaign. */
    private final byte[][][] headerValues;
    private final byte[][][] techPrefixes;
    /** Ascending, and the campaign of each. */
    private final long[] callerNumbers;
    private final int[] campaignOfNumber;

    CampaignMarks(SellerConfig seller) {
        campaigns = seller.campaigns();
        header = Ascii.bytes(seller.terms().campaignHeader());
        headerValues = bytes(CampaignConfig::headerValues);
        techPrefixes = bytes(CampaignConfig::techPrefixes);
        callerNumbers = campaigns.stream().flatMap(one -> one.callerNumbers().stream())
                .mapToLong(CampaignMarks::e164).sorted().toArray();
        campaignOfNumber = new int[callerNumbers.length];
        for (int campaign = 0; campaign < campaigns.size(); campaign++) {
            for (String number : campaigns.get(campaign).callerNumbers()) {
                campaignOfNumber[Arrays.binarySearch(callerNumbers, e164(number))] = campaign;
            }
        }
    }

    private static long e164(String number) {
        return Long.parseLong(number.substring(1));
    }

    private byte[][][] bytes(Function<CampaignConfig, List<String>> marks) {
        return campaigns.stream().map(campaign -> marks.apply(campaign).stream()
                .map(Ascii::bytes).toArray(byte[][]::new)).toArray(byte[][][]::new);
    }

    boolean isEmpty() {
        return campaigns.isEmpty();
    }

    byte[] header() {
        return header;
    }

    String name(int campaign) {
        return campaigns.get(campaign).name();
    }

    boolean isProspecting(int campaign) {
        return campaigns.get(campaign).purpose() == Purpose.PROSPECTING;
    }

    int named(String name) {
        for (int campaign = 0; campaign < campaigns.size(); campaign++) {
            if (campaigns.get(campaign).name().equals(name)) {
                return campaign;
            }
        }
        return Campaigns.UNKNOWN;
    }

    /** By exact value: in names that the configuration chooses, letters count. */
    int byHeader(byte[] bytes, int from, int to) {
        for (int campaign = 0; campaign < headerValues.length; campaign++) {
            for (byte[] value : headerValues[campaign]) {
                if (Arrays.equals(bytes, from, to, value, 0, value.length)) {
                    return campaign;
                }
            }
        }
        return Campaigns.UNKNOWN;
    }

    /** Of the prefixes that stand in front, the longest. */
    int byTechPrefix(byte[] bytes, int from, int to) {
        int found = Campaigns.UNKNOWN;
        int longest = 0;
        for (int campaign = 0; campaign < techPrefixes.length; campaign++) {
            for (byte[] prefix : techPrefixes[campaign]) {
                if (prefix.length > longest && startsWith(bytes, from, to, prefix)) {
                    found = campaign;
                    longest = prefix.length;
                }
            }
        }
        return found;
    }

    /** RFC 3261 25.1: a hash in a user part is written %23, and any digit may be escaped too. */
    private static boolean startsWith(byte[] bytes, int from, int to, byte[] prefix) {
        int at = from;
        for (byte wanted : prefix) {
            boolean escaped = at + 2 < to && bytes[at] == '%';
            if (at >= to || (escaped ? unescaped(bytes, at) : bytes[at]) != wanted) {
                return false;
            }
            at += escaped ? 3 : 1;
        }
        return true;
    }

    private static int unescaped(byte[] bytes, int at) {
        return Character.digit(bytes[at + 1], HEX) * HEX + Character.digit(bytes[at + 2], HEX);
    }

    int byCallerNumber(long number) {
        int found = Arrays.binarySearch(callerNumbers, number);
        return found < 0 ? Campaigns.UNKNOWN : campaignOfNumber[found];
    }
}
