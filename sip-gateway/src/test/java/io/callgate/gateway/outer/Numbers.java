package io.callgate.gateway.outer;

/** Called numbers, of the range that the French plan keeps for fiction where there is one. */
final class Numbers {

    /** Nothing is held against it. */
    static final String CLEAN = "+33639980001";
    /** On the list {@code bloctel}. */
    static final String LISTED = "+33639980002";
    /** Opted out of the calls of the seller. */
    static final String OPTED_OUT = "+33639980003";

    private Numbers() {
    }
}
