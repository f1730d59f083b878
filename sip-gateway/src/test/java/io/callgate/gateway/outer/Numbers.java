package io.callgate.gateway.outer;

/** Called numbers, of a range that the French plan keeps for fiction: 03 53 01 00 00 to 99 99. */
public final class Numbers {

    /** Nothing is held against it. */
    public static final String CLEAN = "+33353010001";
    /** On the list {@code bloctel}. */
    public static final String LISTED = "+33353010002";
    /** Opted out of the calls of the seller. */
    public static final String OPTED_OUT = "+33353010003";
    /** Opted out, and the one that {@link Disguises} disguise. */
    static final String DISGUISED = "+33612345678";

    private Numbers() {
    }
}
