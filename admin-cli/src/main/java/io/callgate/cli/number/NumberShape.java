package io.callgate.cli.number;

import io.callgate.store.register.Event;
import io.callgate.store.register.OptOut;
import io.callgate.store.register.Recorded;
import java.util.List;

/** What {@code callgate number --json} prints; docs/cli-json.md. */
record NumberShape(String number, List<OptOutHeld> optOuts, List<ListAnswer> lists,
        List<Entry> history) {

    /** One opt-out; expires is empty when it does not. */
    record OptOutHeld(String seller, String campaign, String channel, String expires,
            long record) {
    }

    /** What the active version of one list says; listed means nothing unless readable. */
    record ListAnswer(String list, long version, String issued, boolean readable,
            boolean listed) {
    }

    /** One event of the register that names the number. */
    record Entry(long record, String time, String event, String seller, String campaign,
            By by, String note) {
    }

    /** Who recorded an event, and where it came from. */
    record By(String operator, String source) {
    }

    static OptOutHeld optOut(OptOut optOut) {
        return new OptOutHeld(optOut.seller(), optOut.campaign(), optOut.channel().word(),
                optOut.expires().equals(Event.NEVER) ? "" : optOut.expires().toString(),
                optOut.sequence());
    }

    static Entry entry(Recorded recorded) {
        By by = new By(recorded.author().operator(), recorded.author().source());
        if (recorded.event() instanceof Event.OptOutAdded added) {
            return new Entry(recorded.sequence(), recorded.at().toString(), "opt-out",
                    added.seller(), added.campaign(), by, added.note());
        }
        if (recorded.event() instanceof Event.OptOutWithdrawn withdrawn) {
            return new Entry(recorded.sequence(), recorded.at().toString(), "opt-out-withdrawn",
                    withdrawn.seller(), withdrawn.campaign(), by, withdrawn.note());
        }
        return new Entry(recorded.sequence(), recorded.at().toString(),
                recorded.event().getClass().getSimpleName(), "", "", by, recorded.event().note());
    }
}
