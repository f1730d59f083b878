package io.callgate.gateway.screening;

import io.callgate.gateway.config.GatewayConfig.ListConfig;
import io.callgate.gateway.config.GatewayConfig.Parties;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.store.index.Answer;
import io.callgate.store.index.ListGeneration;
import io.callgate.store.index.ListHandle;
import io.callgate.store.index.Scope;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.numbering.E164;
import io.callgate.store.register.ListKind;
import java.util.List;

/**
 * The verdict on one call attempt: the first step that decides, decides. Pure: reads the index and
 * the time it is given, touches nothing else, allocates nothing. One thread at a time, the index's
 * reader.
 */
public final class Screening implements Judge {

    private static final long DAY_SECONDS = 24 * 60 * 60;

    private final SuppressionIndex index;
    private final SellerRules[] sellers;

    public Screening(SuppressionIndex index, Parties parties) {
        this.index = index;
        this.sellers = parties.sellers().stream()
                .map(seller -> rulesOf(seller, parties.lists()))
                .toArray(SellerRules[]::new);
    }

    private SellerRules rulesOf(SellerConfig seller, List<ListConfig> lists) {
        ListHandle[] handles = seller.denyLists().stream()
                .map(index::list)
                .toArray(ListHandle[]::new);
        int[] maxAges = seller.denyLists().stream()
                .mapToInt(name -> maxAgeDays(name, lists))
                .toArray();
        return new SellerRules(index.scope(seller.name(), Scope.ALL_CAMPAIGNS), handles, maxAges);
    }

    private static int maxAgeDays(String list, List<ListConfig> lists) {
        return lists.stream()
                .filter(config -> config.name().equals(list))
                .mapToInt(ListConfig::maxAgeDays)
                .findFirst()
                .orElse(0);
    }

    /**
     * Judges one attempt.
     *
     * @param verdict receives the answer
     */
    @Override
    public void judge(Attempt attempt, Verdict verdict) {
        verdict.begin();
        int seller = attempt.caller.sellerIndex();
        if (E164.isProtectedShort(attempt.number)) {
            verdict.decide(Reason.EMERGENCY);
        } else if (seller < 0) {
            verdict.decide(Reason.CALLER_UNKNOWN);
        } else if (attempt.number == E164.NOT_UNDERSTOOD) {
            verdict.decide(Reason.NUMBER_NOT_UNDERSTOOD);
        } else {
            judgeForSeller(sellers[seller], attempt.number, attempt.epochSecond, verdict);
        }
    }

    private void judgeForSeller(SellerRules seller, long number, long epochSecond,
            Verdict verdict) {
        long optOut = index.optOut(seller.scope(), number, epochSecond);
        if (optOut != 0) {
            verdict.decideByRecord(Reason.OPT_OUT, optOut);
        } else if (!decidedByLists(seller, number, epochSecond, verdict)) {
            verdict.decide(Reason.NOTHING_HELD);
        }
    }

    /**
     * A listed number is refused even if another list cannot be asked; a number that none of the
     * lists that could be asked holds is uncheckable if one could not.
     */
    private boolean decidedByLists(SellerRules seller, long number, long epochSecond,
            Verdict verdict) {
        boolean uncheckable = false;
        for (int i = 0; i < seller.denyLists().length; i++) {
            ListHandle list = seller.denyLists()[i];
            ListGeneration generation = list.current();
            Reason objection = objection(generation, number, seller.maxAgeDays()[i],
                    epochSecond / DAY_SECONDS);
            if (objection == Reason.LISTED) {
                verdict.decideByList(objection, list.name(), generation.version());
                return true;
            }
            if (objection != null && !uncheckable) {
                verdict.decideByList(objection, list.name(), generation.version());
                uncheckable = true;
            }
        }
        return uncheckable;
    }

    /** What the list has against a call to the number; null if nothing. */
    private static Reason objection(ListGeneration list, long number, int maxAgeDays, long today) {
        if (!list.isPresent()) {
            return Reason.LIST_MISSING;
        }
        long answer = list.answer(number);
        return list.kind() == ListKind.VERDICT_CACHE
                ? objectionOfCache(answer, maxAgeDays, today)
                : objectionOfRegistry(answer, maxAgeDays, today - list.issuedEpochDay());
    }

    /** A registry that is too old still knows whom it listed, but no longer whom it does not. */
    private static Reason objectionOfRegistry(long answer, int maxAgeDays, long ageDays) {
        if (Answer.isListed(answer)) {
            return Reason.LISTED;
        }
        if (maxAgeDays > 0 && ageDays > maxAgeDays) {
            return Reason.LIST_STALE;
        }
        return answer == Answer.NOT_COVERED ? Reason.NUMBER_NOT_COVERED : null;
    }

    /** An answer has an age of its own, and none that is too old is one. */
    private static Reason objectionOfCache(long answer, int maxAgeDays, long today) {
        if (answer == Answer.NOT_COVERED
                || maxAgeDays > 0 && today - Answer.checkedEpochDay(answer) > maxAgeDays) {
            return Reason.NUMBER_NOT_COVERED;
        }
        return Answer.isListed(answer) ? Reason.LISTED : null;
    }
}
