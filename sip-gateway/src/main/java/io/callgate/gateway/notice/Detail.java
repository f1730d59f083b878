package io.callgate.gateway.notice;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a notice says beyond its sentences, made fit to print whoever wrote it. */
final class Detail {

    /** A reason phrase or a path fits; what a peer sent does not fill the log. */
    private static final int CHARACTERS_MAX = 300;

    /** Nine digits are a French number without its zero; dates and ports are shorter. */
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{9,}");

    private static final int DIGITS_SHOWN = 4;

    private Detail() {
    }

    static String printable(String detail) {
        String cut = detail.length() > CHARACTERS_MAX
                ? detail.substring(0, CHARACTERS_MAX) + "..." : detail;
        String oneLine = cut.replaceAll("\\P{Print}", "?");
        return LONG_NUMBER.matcher(oneLine).replaceAll(Detail::masked);
    }

    private static String masked(MatchResult number) {
        String digits = number.group();
        return Matcher.quoteReplacement(digits.substring(0, DIGITS_SHOWN)
                + "*".repeat(digits.length() - DIGITS_SHOWN));
    }
}
