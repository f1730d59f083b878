package io.callgate.store.register;

import java.time.Instant;

/** What the register can hold. An event never changes and never goes. */
public sealed interface Event {

    /** Expiry of what has none. */
    Instant NEVER = Instant.MAX;

    /** Campaign of what covers the whole seller. */
    String ALL_CAMPAIGNS = "";

    /** Why, in the admin's words; may be empty. */
    String note();

    /** A person asked a seller not to be reached. */
    record OptOutAdded(String seller, String campaign, Channel channel, long number,
            Instant expires, String note) implements Event {
    }

    /** The person, or an admin who erred, took it back. */
    record OptOutWithdrawn(String seller, String campaign, Channel channel, long number,
            String note) implements Event {
    }

    /** A version of a list became the one calls are judged by: an import, or a rollback. */
    record ListActivated(ListManifest manifest, String note) implements Event {
    }

    /** A list no longer exists; its versions remain on record. */
    record ListRemoved(String list, String note) implements Event {
    }
}
