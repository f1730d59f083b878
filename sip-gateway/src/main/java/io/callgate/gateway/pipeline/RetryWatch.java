package io.callgate.gateway.pipeline;

import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.evidence.CallEvent;
import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.notice.Notice;
import io.callgate.gateway.notice.Notices;
import io.callgate.gateway.screening.Outcome;
import io.callgate.gateway.screening.Reason;
import io.callgate.gateway.screening.Retry;
import io.callgate.store.numbering.E164;
import io.callgate.store.register.Channel;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjIntConsumer;

/**
 * Notices that a number refused a moment ago is called again for the same seller: dialers redial,
 * and some try another spelling, trunk or department. Notes it in the facts, so it stands before
 * the consumers that read them. Thread of the records; allocates only for a notice.
 *
 * <p>Refusals are kept in a four-way set-associative table over flat arrays: 2^16 places last ten
 * minutes at 100 refused numbers a second. At the bound the oldest of four is forgotten, and its
 * retry is a call like any other, refused all the same.
 */
public final class RetryWatch implements FactsConsumer {

    static final long KEPT_MILLIS = TimeUnit.MINUTES.toMillis(10);

    private static final int NOT_FOUND = -1;
    private static final int WAYS = 4;
    private static final int PLACES = 1 << 16;

    private final long[] numbers = new long[PLACES];
    /** Whose calls were refused: what one seller may not, another may. */
    private final String[] sellers = new String[PLACES];
    private final long[] refusedAtMillis = new long[PLACES];
    private final int[] callers = new int[PLACES];
    private final int[] trunks = new int[PLACES];
    private final int[] spellings = new int[PLACES];
    private final ObjIntConsumer<Retry> counted;
    private final Notices notices;

    /** @param counted told of each retry and the place of the caller who tries */
    public RetryWatch(ObjIntConsumer<Retry> counted, Notices notices) {
        this.counted = counted;
        this.notices = notices;
    }

    @Override
    public void accept(CallFacts facts) {
        boolean call = facts.event == CallEvent.JUDGED && facts.channel == Channel.VOICE;
        if (!call || !E164.isSubscriber(facts.number)) {
            return;
        }
        int place = find(facts);
        if (place != NOT_FOUND) {
            facts.retry = compare(place, facts);
            tell(facts);
        }
        // A stranger's call says nothing of the number.
        boolean suppressed = facts.verdict.outcome() == Outcome.REFUSED
                && facts.verdict.reason() != Reason.CALLER_UNKNOWN;
        if (suppressed) {
            remember(place == NOT_FOUND ? oldest(facts.number) : place, facts);
        }
    }

    /** Where a refusal that this call repeats is remembered, or {@link #NOT_FOUND}. */
    private int find(CallFacts facts) {
        int first = firstOf(facts.number);
        for (int place = first; place < first + WAYS; place++) {
            boolean repeated = numbers[place] == facts.number && isOfSellerOf(facts, place)
                    && facts.epochMillis - refusedAtMillis[place] <= KEPT_MILLIS;
            if (repeated) {
                return place;
            }
        }
        return NOT_FOUND;
    }

    /** A stranger may be calling for any of them: for a dialer that looks for another way. */
    private boolean isOfSellerOf(CallFacts facts, int place) {
        return facts.callerIndex == Callers.UNKNOWN_INDEX || facts.seller.equals(sellers[place]);
    }

    private Retry compare(int place, CallFacts facts) {
        if (callers[place] != facts.callerIndex) {
            return Retry.OTHER_CALLER;
        }
        if (trunks[place] != facts.trunk) {
            return Retry.OTHER_TRUNK;
        }
        return spellings[place] == facts.spelling ? Retry.SAME_WAY : Retry.OTHER_SPELLING;
    }

    private void tell(CallFacts facts) {
        counted.accept(facts.retry, facts.callerIndex);
        if (facts.retry != Retry.SAME_WAY) {
            notices.raise(Notice.REFUSED_NUMBER_RETRIED, sentence(facts));
        }
    }

    /** How, by whom, to which number, and what became of it. */
    static String sentence(CallFacts facts) {
        String who = facts.caller.isEmpty() ? "a stranger" : facts.caller;
        return facts.retry.word() + " by " + who + " to " + E164.masked(facts.number) + ", "
                + facts.verdict.outcome().name().toLowerCase(Locale.ROOT);
    }

    private void remember(int place, CallFacts facts) {
        numbers[place] = facts.number;
        sellers[place] = facts.seller;
        refusedAtMillis[place] = facts.epochMillis;
        callers[place] = facts.callerIndex;
        trunks[place] = facts.trunk;
        spellings[place] = facts.spelling;
    }

    /** The place of the number's set that was filled longest ago. */
    private int oldest(long number) {
        int first = firstOf(number);
        int oldest = first;
        for (int place = first; place < first + WAYS; place++) {
            if (refusedAtMillis[place] < refusedAtMillis[oldest]) {
                oldest = place;
            }
        }
        return oldest;
    }

    private static int firstOf(long number) {
        // Multiplied by 2^64 / golden ratio, because listed numbers are neighbours.
        return (int) (number * 0x9E3779B97F4A7C15L >>> 48) & PLACES - 1 & -WAYS;
    }
}
