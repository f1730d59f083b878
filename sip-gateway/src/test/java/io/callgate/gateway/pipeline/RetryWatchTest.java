package io.callgate.gateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.evidence.CallEvent;
import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.notice.Notice;
import io.callgate.gateway.notice.Notices;
import io.callgate.gateway.screening.Reason;
import io.callgate.gateway.screening.Retry;
import io.callgate.store.numbering.E164;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A number that was refused, called again. */
class RetryWatchTest {

    private static final long LISTED = 33612345678L;

    private final Notices notices = new Notices();
    private final CallFacts facts = new CallFacts();
    private final List<Retry> counted = new ArrayList<>();
    private final RetryWatch watch = new RetryWatch((how, who) -> counted.add(how), notices);
    private long nowMillis = 1_800_000_000_000L;

    @BeforeEach
    void aRefusedCall() {
        assertThat(retryOf(LISTED, Reason.LISTED, 0, 1, 1)).isEqualTo(Retry.NONE);
        nowMillis += 1_000;
    }

    private Retry retryOf(long number, Reason reason, int caller, int trunk, int spelling) {
        return retryOf("choucroute", number, reason, caller, trunk, spelling);
    }

    private Retry retryOf(String seller, long number, Reason reason, int caller, int trunk,
            int spelling) {
        facts.clear();
        facts.seller = seller;
        facts.event = CallEvent.JUDGED;
        facts.epochMillis = nowMillis;
        facts.number = number;
        facts.callerIndex = caller;
        facts.trunk = trunk;
        facts.spelling = spelling;
        facts.verdict.decide(reason);
        watch.accept(facts);
        return facts.retry;
    }

    @Test
    void byAnotherCallerIsTheGravest() {
        assertThat(retryOf(LISTED, Reason.LISTED, -1, 2, 2)).isEqualTo(Retry.OTHER_CALLER);
        assertThat(notices.count(Notice.REFUSED_NUMBER_RETRIED)).isOne();
    }

    @Test
    void byAnotherSellerIsACallLikeAnyOtherAndHidesNoRetryOfTheFirst() {
        assertThat(retryOf("raclette", LISTED, Reason.NOTHING_HELD, 1, 2, 2)).isEqualTo(Retry.NONE);
        assertThat(retryOf("raclette", LISTED, Reason.LISTED, 1, 2, 2)).isEqualTo(Retry.NONE);
        assertThat(counted).isEmpty();
        assertThat(retryOf(LISTED, Reason.LISTED, 0, 1, 1)).isEqualTo(Retry.SAME_WAY);
        assertThat(retryOf("raclette", LISTED, Reason.LISTED, 1, 2, 2)).isEqualTo(Retry.SAME_WAY);
        assertThat(notices.count(Notice.REFUSED_NUMBER_RETRIED)).isZero();
    }

    @Test
    void overAnotherTrunkIsNoticed() {
        assertThat(retryOf(LISTED, Reason.LISTED, 0, 2, 2)).isEqualTo(Retry.OTHER_TRUNK);
        assertThat(notices.count(Notice.REFUSED_NUMBER_RETRIED)).isOne();
    }

    @Test
    void inAnotherSpellingIsNoticed() {
        assertThat(retryOf(LISTED, Reason.LISTED, 0, 1, 2)).isEqualTo(Retry.OTHER_SPELLING);
        assertThat(notices.count(Notice.REFUSED_NUMBER_RETRIED)).isOne();
    }

    @Test
    void justAsItWasIsCountedButNobodyIsWoken() {
        assertThat(retryOf(LISTED, Reason.LISTED, 0, 1, 1)).isEqualTo(Retry.SAME_WAY);
        assertThat(counted).containsExactly(Retry.SAME_WAY);
        assertThat(notices.count(Notice.REFUSED_NUMBER_RETRIED)).isZero();
    }

    @Test
    void isToldInASentenceThatNamesWhoCalledAndMasksTheNumber() {
        retryOf(LISTED, Reason.CALLER_UNKNOWN, -1, 1, 1);
        assertThat(RetryWatch.sentence(facts))
                .isEqualTo("other-caller by a stranger to " + E164.masked(LISTED) + ", refused");

        facts.caller = "marketing";
        facts.retry = Retry.OTHER_TRUNK;
        assertThat(RetryWatch.sentence(facts))
                .isEqualTo("other-trunk by marketing to " + E164.masked(LISTED) + ", refused");
    }

    @Test
    void isSeenEvenIfThisCallIsAdmitted() {
        assertThat(retryOf(LISTED, Reason.NOTHING_HELD, 0, 2, 1)).isEqualTo(Retry.OTHER_TRUNK);
    }

    @Test
    void isForgottenAfterTenMinutesAndNotBefore() {
        nowMillis += RetryWatch.KEPT_MILLIS - 1_000;
        assertThat(retryOf(LISTED, Reason.NOTHING_HELD, 0, 2, 1)).isEqualTo(Retry.OTHER_TRUNK);
        nowMillis += 1;
        assertThat(retryOf(LISTED, Reason.NOTHING_HELD, 0, 2, 1)).isEqualTo(Retry.NONE);
    }

    @Test
    void isNotTakenForItsNeighbourNorForAnEmergencyNumberNorForWhatAStrangerTried() {
        assertThat(retryOf(LISTED + 1, Reason.NOTHING_HELD, 1, 2, 2)).isEqualTo(Retry.NONE);
        for (int times = 0; times < 2; times++) {
            assertThat(retryOf(-112, Reason.EMERGENCY, 0, 1, 1)).isEqualTo(Retry.NONE);
            assertThat(retryOf(0, Reason.NUMBER_NOT_UNDERSTOOD, 0, 1, 1)).isEqualTo(Retry.NONE);
            assertThat(retryOf(LISTED + 2, Reason.CALLER_UNKNOWN, -1, 1, 1)).isEqualTo(Retry.NONE);
        }
    }

    @Test
    void isFoundAmongTensOfThousandsOfOthers() {
        for (int i = 1; i <= 20_000; i++) {
            retryOf(LISTED + 10 * i, Reason.LISTED, 0, 1, 1);
        }
        nowMillis += 1_000;
        int found = 0;
        for (int i = 1; i <= 20_000; i++) {
            found += retryOf(LISTED + 10 * i, Reason.LISTED, 0, 1, 1) == Retry.SAME_WAY ? 1 : 0;
        }
        assertThat(found).isGreaterThan(19_800);
    }
}
