package io.callgate.store.ingest;

import io.callgate.store.numbering.Canonicaliser;
import io.callgate.store.numbering.DialPlan;
import io.callgate.store.numbering.E164;
import io.callgate.store.numbering.NotUnderstood;

/** Reads fields of a file as numbers of the country whose list it is. */
final class NumberFields {

    private static final String FORMULA_START = "=\"";

    private final Canonicaliser canonicaliser;

    NumberFields(String country) {
        canonicaliser = new Canonicaliser(DialPlan.ofList(country));
    }

    /** A canonical number, or anything not positive. */
    long number(byte[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text[i] == ';') {
                return E164.NOT_UNDERSTOOD;
            }
        }
        return canonicaliser.canonicalise(text, start, end);
    }

    /** A canonical number, or anything not positive. */
    long number(String field) {
        return isSeveral(field) ? E164.NOT_UNDERSTOOD
                : canonicaliser.canonicalise(plain(field));
    }

    boolean isNumber(String field) {
        return E164.isSubscriber(number(field));
    }

    /** Why a field is no number, for the admin. */
    String cause(String field) {
        if (isSeveral(field)) {
            return "several fields: the file is a table, give --format csv";
        }
        return canonicaliser.explain(plain(field)).map(NotUnderstood::sentence)
                .orElse("a protected number: nothing may stop calls to it");
    }

    /** In a SIP URI parameters follow a semicolon, in a file the next field does. */
    private static boolean isSeveral(String field) {
        return field.indexOf(';') >= 0;
    }

    /** {@code ="0612345678"} and {@code '0612345678} are how a column is kept text in Excel. */
    private static String plain(String field) {
        String text = ascii(field).strip();
        if (text.startsWith(FORMULA_START) && text.endsWith("\"")
                && text.length() > FORMULA_START.length()) {
            return text.substring(FORMULA_START.length(), text.length() - 1);
        }
        return text.startsWith("'") ? text.substring(1) : text;
    }

    /** Typographic spaces and dashes as plain ones, invisible marks gone; other signs stay. */
    private static String ascii(String field) {
        if (field.chars().allMatch(c -> c < 128)) {
            return field;
        }
        StringBuilder plain = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            switch (Character.getType(c)) {
                case Character.SPACE_SEPARATOR -> plain.append(' ');
                case Character.DASH_PUNCTUATION -> plain.append('-');
                case Character.FORMAT -> { }
                default -> plain.append(c);
            }
        }
        return plain.toString();
    }
}
