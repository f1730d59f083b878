package io.callgate.store.ingest;

import io.callgate.store.numbering.Canonicaliser;
import io.callgate.store.numbering.DialPlan;
import io.callgate.store.numbering.E164;
import io.callgate.store.numbering.NotUnderstood;

/** Reads fields of a file as numbers of the country whose list it is. */
final class NumberFields {

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
                : canonicaliser.canonicalise(FieldText.of(field));
    }

    boolean isNumber(String field) {
        return E164.isSubscriber(number(field));
    }

    /** Why a field is no number, for the admin. */
    String cause(String field) {
        if (isSeveral(field)) {
            return "several fields: the file is a table, give --format csv";
        }
        return canonicaliser.explain(FieldText.of(field)).map(NotUnderstood::sentence)
                .orElse("a protected number: nothing may stop calls to it");
    }

    /** In a SIP URI parameters follow a semicolon, in a file the next field does. */
    private static boolean isSeveral(String field) {
        return field.indexOf(';') >= 0;
    }
}
