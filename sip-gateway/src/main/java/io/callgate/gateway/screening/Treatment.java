package io.callgate.gateway.screening;

/** What becomes of a call that was not admitted. */
public enum Treatment {
    /** It is refused. */
    ENFORCED,
    /** It goes through: the caller is only watched, {@code shadow: true}. */
    SHADOW,
    /** It goes through: it could not be checked, and the seller's policy is to admit it then. */
    FLAGGED
}
