package io.callgate.cli.config;

import io.callgate.gateway.screening.Verdict;
import java.util.Locale;

/**
 * A verdict in the words of the call records.
 *
 * @param passed how the call went through although it might not; "" otherwise
 */
record Judged(String verdict, String reason, String passed) {

    static final Judged UNKNOWN = new Judged("", "", "");

    static Judged of(Verdict verdict) {
        return new Judged(verdict.outcome().name().toLowerCase(Locale.ROOT),
                verdict.reason().word(), verdict.passed());
    }

    @Override
    public String toString() {
        return verdict + " (" + reason + (passed.isEmpty() ? "" : ", " + passed) + ")";
    }
}
