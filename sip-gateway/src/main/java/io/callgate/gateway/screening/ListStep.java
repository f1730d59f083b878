package io.callgate.gateway.screening;

/** Step 7: the lists that bind a prospecting call. */
final class ListStep {

    /**
     * Whether a list decides. A listed number is refused even if another list cannot be asked; a
     * number that none of those that could be asked holds is uncheckable if one could not.
     */
    boolean decides(Turn turn) {
        for (BoundList list : turn.law.lists()) {
            Finding found = list.ask(turn.attempt.number, turn.today(), turn.trace);
            if (found == Finding.LISTED) {
                turn.verdict.decideByList(Reason.LISTED, list.handle().name(),
                        turn.trace.lastValue());
                return true;
            }
            if (found != Finding.NOT_LISTED && turn.unchecked == null) {
                turn.unchecked = reasonOf(found);
                turn.uncheckedList = list.handle().name();
                turn.uncheckedVersion = turn.trace.lastValue();
            }
        }
        return turn.unchecked != null && !turn.law.admitsUncheckable() && decideUnchecked(turn);
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
}
