package io.callgate.cli.number;

import io.callgate.cli.record.Written;
import io.callgate.store.register.Event;
import io.callgate.store.register.Recorded;
import java.time.Instant;

/**
 * One event of the register that names a number.
 *
 * @param detail channel, basis or proof, and the expiry, in words
 */
record HistoryEntry(long record, String time, String event, String seller, String campaign,
        String detail, By by, String note) {

    /** Who recorded an event, and where it came from. */
    record By(String operator, String source) {
    }

    /** What an event is, in words. */
    private record Words(String event, String seller, String campaign, String detail) {
    }

    static HistoryEntry of(Recorded recorded) {
        Words words = words(recorded.event());
        return new HistoryEntry(recorded.sequence(), recorded.at().toString(), words.event,
                words.seller, words.campaign, words.detail,
                new By(recorded.author().operator(), recorded.author().source()),
                recorded.event().note());
    }

    private static Words words(Event event) {
        if (event instanceof Event.OptOutAdded added) {
            return new Words("opt-out", added.seller(), added.campaign(),
                    added.channel().word() + until(added.expires()));
        } else if (event instanceof Event.OptOutWithdrawn gone) {
            return new Words("opt-out-withdrawn", gone.seller(), gone.campaign(),
                    gone.channel().word());
        } else if (event instanceof Event.ConsentGiven given) {
            return new Words("consent", given.seller(), given.campaign(), "given "
                    + given.given() + until(given.expires()) + ", proof " + given.proof());
        } else if (event instanceof Event.ConsentWithdrawn gone) {
            return new Words("consent-withdrawn", gone.seller(), gone.campaign(), "");
        } else if (event instanceof Event.ExemptionAdded added) {
            return new Words("exemption", added.seller(), added.campaign(),
                    added.basis().word() + added.given().map(from -> " given " + from).orElse("")
                            + until(added.expires()));
        } else if (event instanceof Event.ExemptionWithdrawn gone) {
            return new Words("exemption-withdrawn", gone.seller(), gone.campaign(),
                    gone.basis().word());
        }
        // Nothing else names a number.
        return new Words("number-erased", "", "", "");
    }

    private static String until(Instant expires) {
        String written = Written.expiry(expires);
        return written.isEmpty() ? "" : " until " + written;
    }
}
