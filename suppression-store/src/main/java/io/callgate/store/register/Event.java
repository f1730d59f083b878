package io.callgate.store.register;

import java.time.Instant;
import java.util.Optional;

/** What the register can hold. An event never changes and never goes. */
public sealed interface Event {

    /** Expiry of what has none. */
    Instant NEVER = Instant.MAX;

    /** Campaign of what covers the whole seller. */
    String ALL_CAMPAIGNS = "";

    /** Why, in the admin's words; may be empty. */
    String note();

    /**
     * Whether it tells of a consent, or of the reason of an exemption, that was given only after
     * that moment: recorded then it would, for one, lift a withdrawal still to come.
     */
    default boolean isGivenAfter(Instant moment) {
        return false;
    }

    /** A person asked a seller not to be reached. */
    record OptOutAdded(String seller, String campaign, Channel channel, long number,
            Instant expires, String note) implements Event {
    }

    /** The person, or an admin who erred, took it back. */
    record OptOutWithdrawn(String seller, String campaign, Channel channel, long number,
            String note) implements Event {
    }

    /**
     * A person agreed to be called.
     *
     * @param proof where the proof is kept, in the seller's words
     */
    record ConsentGiven(String seller, String campaign, long number, Instant given,
            Instant expires, String proof, String note) implements Event {

        public ConsentGiven {
            if (!expires.isAfter(given)) {
                throw new IllegalArgumentException("a consent expires after it was given");
            }
        }

        @Override
        public boolean isGivenAfter(Instant moment) {
            return given.isAfter(moment);
        }
    }

    /** The person took the consent back: from then on it is as if they had opted out. */
    record ConsentWithdrawn(String seller, String campaign, long number, String note)
            implements Event {
    }

    /**
     * A person may be called although listed.
     *
     * @param given when the contract, the request or the subscription began; empty if nobody says:
     *              then what was known of it stands, or else it begins when it is recorded
     */
    record ExemptionAdded(String seller, String campaign, Basis basis, long number,
            Optional<Instant> given, Instant expires, String note) implements Event {

        public ExemptionAdded {
            if (given.filter(from -> !expires.isAfter(from)).isPresent()) {
                throw new IllegalArgumentException("an exemption expires after it was given");
            }
        }

        @Override
        public boolean isGivenAfter(Instant moment) {
            return given.filter(from -> from.isAfter(moment)).isPresent();
        }
    }

    /** The exemption's reason is gone. */
    record ExemptionWithdrawn(String seller, String campaign, Basis basis, long number,
            String note) implements Event {
    }

    /** A version of a list became the one calls are judged by: an import, or a rollback. */
    record ListActivated(ListManifest manifest, String note) implements Event {
    }

    /** A list no longer exists; its versions remain on record. */
    record ListRemoved(String list, String note) implements Event {
    }

    /**
     * A person's number was erased wherever it stood.
     *
     * @param number the pseudonym that stands in its place
     */
    record NumberErased(long number, String note) implements Event {
    }
}
