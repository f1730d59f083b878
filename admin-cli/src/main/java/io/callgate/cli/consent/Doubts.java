package io.callgate.cli.consent;

import io.callgate.cli.PointInTime;
import io.callgate.store.Store;
import io.callgate.store.register.Consent;
import io.callgate.store.register.Event;
import io.callgate.store.register.OptOut;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What keeps calls refused although a consent is recorded, for whoever recorded it. */
final class Doubts {

    private final Event.ConsentGiven given;
    private final List<OptOut> optOuts;
    private final List<Consent> consents;

    /** To be asked before it is recorded: whatever cannot be read then stops the command. */
    Doubts(Store store, Event.ConsentGiven given) throws IOException {
        this.given = given;
        optOuts = store.optOuts(given.number());
        consents = store.consents(given.number());
    }

    /** @param sequence of its record */
    List<String> of(Store store, long sequence) throws IOException {
        List<String> doubts = new ArrayList<>();
        if (!PointInTime.isInFuture(given.expires())) {
            doubts.add("it is over already, since " + given.expires() + ": it lets no call"
                    + " through");
        }
        store.consent(given.seller(), given.campaign(), given.number())
                .filter(holds -> holds.sequence() != sequence)
                .ifPresent(holds -> doubts.add(otherHolds(holds)));
        optOuts.stream().filter(one -> one.seller().equals(given.seller())
                        && overlap(one.campaign(), given.campaign())
                        && PointInTime.isInFuture(one.expires()))
                .forEach(one -> doubts.add(refused(one.campaign()) + ": the person opted out"
                        + " (record " + one.sequence() + "), which no consent lifts; if they took"
                        + " that back, say optout rm"));
        consents.stream().filter(one -> one.seller().equals(given.seller())
                        && one.withdrawn() && !one.campaign().equals(given.campaign())
                        && overlap(one.campaign(), given.campaign()))
                .forEach(one -> doubts.add(refused(one.campaign())
                        + ": the person withdrew (record " + one.sequence() + "), and only a"
                        + " consent for the same, given after that, lifts it"));
        return doubts;
    }

    private static boolean overlap(String campaign, String other) {
        return campaign.equals(other) || campaign.equals(Event.ALL_CAMPAIGNS)
                || other.equals(Event.ALL_CAMPAIGNS);
    }

    private static String refused(String campaign) {
        return "calls " + (campaign.equals(Event.ALL_CAMPAIGNS) ? "of all campaigns"
                : "of campaign " + campaign) + " stay refused";
    }

    /** Why the record just made changes no verdict. */
    private static String otherHolds(Consent holds) {
        return holds.withdrawn()
                ? "recorded, but calls stay refused: the person withdrew after that, on "
                        + holds.given() + " (record " + holds.sequence() + "); a consent counts"
                        + " again if --given-at is not before that"
                : "recorded, but record " + holds.sequence() + ", given " + holds.given()
                        + ", still holds";
    }
}
