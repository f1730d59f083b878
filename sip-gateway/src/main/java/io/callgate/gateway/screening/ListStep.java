package io.callgate.gateway.screening;

import io.callgate.gateway.screening.law.BoundList;
import io.callgate.store.index.list.Answer;
import io.callgate.store.index.list.ListGeneration;
import io.callgate.store.register.ListKind;

/** Step 7: the lists that bind a prospecting call. */
final class ListStep {

    /** Never read: what nobody keeps, the compiler does not fetch. */
    private long fetched;

    /**
     * Whether a list decides. A listed number is refused even if another list cannot be asked; a
     * number that none of those that could be asked holds is uncheckable if one could not.
     */
    boolean decides(Turn turn) {
        fetch(turn);
        for (BoundList list : turn.law.lists()) {
            if (isLifted(list, turn)) {
                continue;
            }
            Finding found = ask(list, turn);
            if (found == Finding.LISTED) {
                turn.verdict.decideByList(Reason.LISTED, list.name(),
                        turn.trace.lastValue());
                return true;
            }
            if (found != Finding.NOT_LISTED && turn.unchecked == null) {
                turn.unchecked = reasonOf(found);
                turn.uncheckedList = list.name();
                turn.uncheckedVersion = turn.trace.lastValue();
            }
        }
        return turn.unchecked != null && !turn.law.admitsUncheckable() && decideUnchecked(turn);
    }

    /** Who has consented to the calls is asked about in no registry that the law lifts for it. */
    private static boolean isLifted(BoundList list, Turn turn) {
        if (list.liftedBy().isEmpty() || !turn.hasLastingConsent()) {
            return false;
        }
        turn.trace.add(Finding.LIST_LIFTED, list.name(), list.liftedBy(), turn.consent,
                turn.consentDay(), 0);
        turn.consentHelped = true;
        return true;
    }

    /**
     * Five lists are ten lines of memory that are in no cache, two that wait for each other: asked
     * for at once they take some two thirds of the time (VerdictBenchmark, 100,000 numbers).
     */
    private void fetch(Turn turn) {
        for (BoundList list : turn.law.lists()) {
            fetched += list.handle().current().lookAhead(turn.attempt.number);
        }
    }

    static boolean decideUnchecked(Turn turn) {
        turn.verdict.decideByList(turn.unchecked, turn.uncheckedList, turn.uncheckedVersion);
        return true;
    }

    private static Reason reasonOf(Finding found) {
        return switch (found) {
            case LIST_MISSING -> Reason.LIST_MISSING;
            case LIST_STALE -> Reason.LIST_STALE;
            default -> Reason.NUMBER_NOT_COVERED;
        };
    }

    /** What the list says of the call; leaves its entry in the trace. */
    private static Finding ask(BoundList list, Turn turn) {
        ListGeneration held = list.handle().current();
        if (!held.isPresent()) {
            turn.trace.add(Finding.LIST_MISSING, list.name(), list.article());
            return Finding.LIST_MISSING;
        }
        long answer = held.answer(turn.attempt.number);
        Finding finding = held.kind() == ListKind.VERDICT_CACHE
                ? ofCache(list, answer, turn.today())
                : ofRegistry(list, held, answer, turn.today());
        leave(finding, list, held, answer, turn.trace);
        return finding;
    }

    private static void leave(Finding finding, BoundList list, ListGeneration held, long answer,
            Trace trace) {
        long version = held.version();
        long issued = held.issuedEpochDay();
        long checked = answer == Answer.NOT_COVERED
                ? Trace.NO_DAY : Answer.checkedEpochDay(answer);
        switch (finding) {
            case LIST_STALE -> trace.add(finding, list.name(), list.article(), version, issued,
                    list.maxAgeDays());
            case ANSWER_STALE -> trace.add(finding, list.name(), list.article(), version, checked,
                    0);
            default -> trace.add(finding, list.name(), list.article(), version, issued, checked);
        }
    }

    /** A registry that is too old still knows whom it listed, but no longer whom it does not. */
    private static Finding ofRegistry(BoundList list, ListGeneration held, long answer,
            long today) {
        if (Answer.isListed(answer)) {
            return Finding.LISTED;
        }
        if (list.isTooOld(today - held.issuedEpochDay())) {
            return Finding.LIST_STALE;
        }
        return answer == Answer.NOT_COVERED || list.saysNothingBySilenceOf(held)
                ? Finding.NUMBER_NOT_COVERED : Finding.NOT_LISTED;
    }

    /** An answer has an age of its own, and none that is too old is one. */
    private static Finding ofCache(BoundList list, long answer, long today) {
        if (answer == Answer.NOT_COVERED) {
            return Finding.NUMBER_NOT_COVERED;
        }
        if (list.isTooOld(today - Answer.checkedEpochDay(answer))) {
            return Finding.ANSWER_STALE;
        }
        return Answer.isListed(answer) ? Finding.LISTED : Finding.NOT_LISTED;
    }
}
