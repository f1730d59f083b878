package io.callgate.gateway.pipeline;

import io.callgate.gateway.evidence.CallEvent;
import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.metrics.Meters;
import io.callgate.store.numbering.E164;
import io.callgate.store.register.Channel;

/** Counts what became of each message. Thread of the records. */
public final class CallMeters implements FactsConsumer {

    private final Meters meters;

    public CallMeters(Meters meters) {
        this.meters = meters;
    }

    @Override
    public void accept(CallFacts facts) {
        if (facts.event == CallEvent.JUDGED && facts.channel == Channel.MESSAGE) {
            meters.textJudged(facts.verdict, facts.callerIndex);
        } else if (facts.event == CallEvent.JUDGED && facts.inside != E164.NOT_UNDERSTOOD) {
            meters.judgedInside(facts.verdict, facts.callerIndex);
        } else if (facts.event == CallEvent.JUDGED) {
            meters.judged(facts.verdict, facts.callerIndex, facts.handlingNanos);
        }
        if (facts.answer != 0) {
            meters.answered(facts.answer);
        }
        if (!facts.discarded.isEmpty()) {
            meters.discarded(facts.discarded);
        }
    }
}
