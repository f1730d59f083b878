package io.callgate.cli.number;

import io.callgate.cli.record.Written;
import io.callgate.store.ErasureReport;
import io.callgate.store.index.attempts.AttemptCounts;
import io.callgate.store.register.Consent;
import io.callgate.store.register.Exemption;
import io.callgate.store.register.OptOut;
import java.time.LocalDate;
import java.util.List;

/**
 * What {@code callgate number --json} prints; docs/cli-json.md.
 *
 * @param erased whether some of it stands under the number's pseudonym
 */
record NumberShape(String number, boolean erased, List<OptOutHeld> optOuts,
        List<ConsentHeld> consents, List<ExemptionHeld> exemptions, List<ListAnswer> lists,
        List<Attempts> attempts, List<HistoryEntry> history) {

    /** One seller's last attempts to reach it: their days, newest first, one day for each. */
    record Attempts(String seller, int counted, List<String> days) {
    }

    /** One opt-out; expires is empty when it does not. */
    record OptOutHeld(String seller, String campaign, String channel, String expires,
            long record) {
    }

    /** The last word on one seller's campaign; of a withdrawal, times and proof are empty. */
    record ConsentHeld(String seller, String campaign, boolean withdrawn, String given,
            String expires, String proof, long record) {
    }

    /** One exemption; expires is empty when it does not, dated false if given is a guess. */
    record ExemptionHeld(String seller, String campaign, String basis, String given,
            boolean dated, String expires, long record) {
    }

    /**
     * What the active version of one list says.
     *
     * @param covered whether it says anything of this number; else the rest means nothing
     * @param checked day on which the answer was right, "" if there is none
     */
    record ListAnswer(String list, long version, String issued, boolean readable,
            boolean covered, boolean listed, String checked) {

        String inWords() {
            return !readable ? "unreadable" : !covered ? "not covered" : listed ? "listed"
                    : "not listed";
        }
    }

    /** Of {@code --erase}. */
    record Erased(String number, int eventsChanged, int optOutsKept, int proofsKept,
            String proofsUntil, String sentence) {
    }

    static Attempts attempts(AttemptCounts.OfSeller made) {
        return new Attempts(made.seller(), made.days().size(),
                made.days().stream().map(LocalDate::toString).toList());
    }

    static OptOutHeld optOut(OptOut optOut) {
        return new OptOutHeld(optOut.seller(), optOut.campaign(), optOut.channel().word(),
                Written.expiry(optOut.expires()), optOut.sequence());
    }

    static ConsentHeld consent(Consent consent) {
        boolean no = consent.withdrawn();
        return new ConsentHeld(consent.seller(), consent.campaign(), no,
                no ? "" : consent.given().toString(), no ? "" : Written.expiry(consent.expires()),
                no ? "" : consent.proof(), consent.sequence());
    }

    static ExemptionHeld exemption(Exemption exemption) {
        return new ExemptionHeld(exemption.seller(), exemption.campaign(),
                exemption.basis().word(), exemption.given().toString(), exemption.dated(),
                Written.expiry(exemption.expires()), exemption.sequence());
    }

    static Erased erased(String number, ErasureReport report) {
        return new Erased(number, report.eventsChanged(), report.optOutsKept(),
                report.proofsKept(), report.proofsUntil().map(LocalDate::toString).orElse(""),
                report.sentence());
    }
}
