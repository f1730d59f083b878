package io.callgate.gateway.screening;

import io.callgate.store.destination.Destination;
import io.callgate.store.destination.Zone;
import io.callgate.store.numbering.E164;
import io.callgate.store.regulation.CallerNumberRule;
import io.callgate.store.regulation.CapRule;
import io.callgate.store.regulation.Hours;

/** Step 9: what a call may not be by its time, its number of attempts and the number it shows. */
final class TimeSteps {

    private static final int MINUTE_SECONDS = 60;

    private final AttemptCounts attempts;

    TimeSteps(AttemptCounts attempts) {
        this.attempts = attempts;
    }

    boolean refuse(Turn turn, boolean automatic) {
        return isOutsideHours(turn) || hasSpentAttempts(turn)
                || automatic && presentsWrongNumber(turn);
    }

    private boolean isOutsideHours(Turn turn) {
        Hours hours = turn.law.rules().hours();
        if (hours.article().isEmpty()) {
            return false;
        }
        long now = turn.attempt.epochSecond;
        Destination destination = turn.destination;
        for (int i = 0; i < destination.zoneCount(); i++) {
            if (!hours.allow(destination.zone(i), now)) {
                boolean holiday = hours.isClosedForHoliday(destination.zone(i), now);
                leave(turn, holiday ? Finding.PUBLIC_HOLIDAY : Finding.OUTSIDE_HOURS,
                        destination.zone(i), hours);
                return turn.decide(holiday ? Reason.PUBLIC_HOLIDAY : Reason.OUTSIDE_HOURS);
            }
        }
        leave(turn, Finding.HOURS_OPEN, destination.zone(0), hours);
        return false;
    }

    private static void leave(Turn turn, Finding finding, Zone zone, Hours hours) {
        long local = zone.localSecond(turn.attempt.epochSecond);
        turn.trace.add(finding, zone.name(), hours.article(),
                Math.floorMod(local, (long) Zone.DAY_SECONDS) / MINUTE_SECONDS,
                Math.floorDiv(local, (long) Zone.DAY_SECONDS), 0);
    }

    /** Where it is two days at once, the window reaches from before the earlier to the later. */
    private boolean hasSpentAttempts(Turn turn) {
        CapRule cap = turn.law.rules().cap();
        if (!cap.isLimited()) {
            return false;
        }
        int count = attempts.count(turn.seller.index(), turn.attempt.number,
                cap.firstDay(turn.earliestDay), turn.latestDay);
        if (count < 0) {
            turn.trace.add(Finding.ATTEMPTS_UNKNOWN, "", cap.article(), cap.calendarDays(),
                    cap.attemptsMax(), 0);
            return isUnknown(turn);
        }
        int before = turn.attempt.counted ? Math.max(0, count - 1) : count;
        boolean spent = before >= cap.attemptsMax();
        turn.trace.add(spent ? Finding.ATTEMPTS_SPENT : Finding.ATTEMPTS_LEFT, "", cap.article(),
                before, cap.calendarDays(), cap.attemptsMax());
        return spent && turn.decide(Reason.ATTEMPTS_SPENT);
    }

    private static boolean isUnknown(Turn turn) {
        if (!turn.law.admitsUncheckable()) {
            return turn.decide(Reason.ATTEMPTS_UNKNOWN);
        }
        if (turn.unchecked == null) {
            turn.unchecked = Reason.ATTEMPTS_UNKNOWN;
            turn.uncheckedList = "";
            turn.uncheckedVersion = 0;
        }
        return false;
    }

    private static boolean presentsWrongNumber(Turn turn) {
        CallerNumberRule rule = turn.law.rules().callerNumber();
        if (rule.article().isEmpty() || turn.attempt.presented == Attempt.NOT_TOLD) {
            return false;
        }
        long presented = gravest(turn.attempt, rule);
        if (!E164.isSubscriber(presented)) {
            turn.trace.add(Finding.NO_CALLER_NUMBER, "", rule.article());
            return turn.decide(Reason.CALLER_NUMBER);
        }
        boolean allowed = rule.allows(presented);
        turn.trace.add(allowed ? Finding.CALLER_NUMBER_ALLOWED : Finding.CALLER_NUMBER_FORBIDDEN,
                "", rule.article(), presented, 0, 0);
        return !allowed && turn.decide(Reason.CALLER_NUMBER);
    }

    /** Which is shown is not ours to say: the first that may not be, or else the first of all. */
    private static long gravest(Attempt attempt, CallerNumberRule rule) {
        long gravest = attempt.presented;
        for (int i = 0; i < attempt.furtherCount && mayBeShown(gravest, rule); i++) {
            gravest = attempt.further[i];
        }
        return mayBeShown(gravest, rule) ? attempt.presented : gravest;
    }

    private static boolean mayBeShown(long number, CallerNumberRule rule) {
        return E164.isSubscriber(number) && rule.allows(number);
    }
}
