package io.callgate.store.index;

/**
 * Whom a record binds: a seller, or one campaign of a seller. Handed out by {@link
 * SuppressionIndex}.
 */
public record Scope(int id, String seller, String campaign) {

    /** Scopes one store can hold: 14 bits of the record key. */
    public static final int SCOPES_MAX = 1 << 14;

    /** Campaign of a scope that covers the whole seller. */
    public static final String ALL_CAMPAIGNS = "";
}
