package io.callgate.gateway.pipeline;

import io.callgate.gateway.evidence.CallEnd;
import io.callgate.gateway.evidence.CallEvent;
import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.notice.Notice;
import io.callgate.gateway.notice.Notices;
import java.util.function.BooleanSupplier;

/** Tells the person on call what calls alone bring to light. Thread of the records. */
public final class CallNotices implements FactsConsumer {

    private final Notices notices;
    private volatile BooleanSupplier draining = () -> false;

    public CallNotices(Notices notices) {
        this.notices = notices;
    }

    /** Who knows whether new calls are turned away on purpose. */
    public void drainedBy(BooleanSupplier isDraining) {
        draining = isDraining;
    }

    @Override
    public void accept(CallFacts facts) {
        if (!facts.discarded.isEmpty()) {
            notices.raise(Notice.MALFORMED_MESSAGES, facts.discarded);
        } else if (facts.end == CallEnd.NO_CARRIER) {
            notices.raise(Notice.CARRIERS_FULL);
        } else if (facts.answer == 503 && !draining.getAsBoolean()) {
            // Only our own overload is a 503: a carrier's is relayed as 500.
            notices.raise(Notice.CALLS_IN_SETUP_FULL);
        } else if (facts.event == CallEvent.JUDGED) {
            onVerdict(facts);
        }
    }

    private void onVerdict(CallFacts facts) {
        switch (facts.verdict.reason()) {
            case CALLER_UNKNOWN -> notices.raise(Notice.CALLER_UNKNOWN);
            case LIST_MISSING -> notices.raise(Notice.LIST_MISSING, facts.verdict.list());
            case LIST_STALE -> notices.raise(Notice.LIST_STALE, facts.verdict.list());
            default -> {
                // Everything else is what the gateway is for.
            }
        }
    }
}
