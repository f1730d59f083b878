package io.callgate.gateway.screening;

import io.callgate.store.index.Answer;
import io.callgate.store.index.ListGeneration;
import io.callgate.store.index.ListHandle;
import io.callgate.store.register.ListKind;
import io.callgate.store.regulation.RegistryRule.Access;

/**
 * A list that binds calls, and how far its word goes.
 *
 * @param maxAgeDays of the list, or of each answer of a verdict-cache; 0 if it has no maximum
 * @param access     how its answers are had, by law; of a list that no law names, WHOLE_LIST
 * @param article    of the law that names it; "" if none does
 */
record BoundList(ListHandle handle, int maxAgeDays, Access access, String article) {

    /** What the list says of a call to the number on that day; leaves its entry in the trace. */
    Finding ask(long number, long today, Trace trace) {
        ListGeneration list = handle.current();
        if (!list.isPresent()) {
            trace.add(Finding.LIST_MISSING, handle.name(), article);
            return Finding.LIST_MISSING;
        }
        long answer = list.answer(number);
        Finding finding = list.kind() == ListKind.VERDICT_CACHE
                ? ofCache(answer, today)
                : ofRegistry(list, answer, today - list.issuedEpochDay());
        leave(finding, list, answer, trace);
        return finding;
    }

    private void leave(Finding finding, ListGeneration list, long answer, Trace trace) {
        long version = list.version();
        long issued = list.issuedEpochDay();
        long checked = answer == Answer.NOT_COVERED
                ? Trace.NO_DAY : Answer.checkedEpochDay(answer);
        switch (finding) {
            case LIST_STALE -> trace.add(finding, handle.name(), article, version, issued,
                    maxAgeDays);
            case ANSWER_STALE -> trace.add(finding, handle.name(), article, version, checked, 0);
            default -> trace.add(finding, handle.name(), article, version, issued, checked);
        }
    }

    /** A registry that is too old still knows whom it listed, but no longer whom it does not. */
    private Finding ofRegistry(ListGeneration list, long answer, long ageDays) {
        if (Answer.isListed(answer)) {
            return Finding.LISTED;
        }
        if (maxAgeDays > 0 && ageDays > maxAgeDays) {
            return Finding.LIST_STALE;
        }
        return answer == Answer.NOT_COVERED || saysNothingBySilence(list)
                ? Finding.NUMBER_NOT_COVERED : Finding.NOT_LISTED;
    }

    /**
     * Who is not on a list that its registry never hands out whole may be listed all the same: not
     * asked about, or of an area that was not paid for.
     */
    private boolean saysNothingBySilence(ListGeneration list) {
        return switch (access) {
            case WHOLE_LIST -> false;
            case LIST_BY_AREA -> list.isOfEverywhere();
            case SCRUB -> true;
        };
    }

    /** An answer has an age of its own, and none that is too old is one. */
    private Finding ofCache(long answer, long today) {
        if (answer == Answer.NOT_COVERED) {
            return Finding.NUMBER_NOT_COVERED;
        }
        if (maxAgeDays > 0 && today - Answer.checkedEpochDay(answer) > maxAgeDays) {
            return Finding.ANSWER_STALE;
        }
        return Answer.isListed(answer) ? Finding.LISTED : Finding.NOT_LISTED;
    }
}
