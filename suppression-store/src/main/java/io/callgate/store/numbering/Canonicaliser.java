package io.callgate.store.numbering;

/** Turns what a caller dialled into the one canonical number. Immutable; safe from any thread. */
public final class Canonicaliser {

    /** @throws IllegalArgumentException if {@code plan} names an unknown country */
    public Canonicaliser(DialPlan plan) {
        throw new UnsupportedOperationException(plan.country());
    }

    /**
     * The number in {@code text[start, end)}: the user part of a SIP URI or the body of a tel URI,
     * escapes and {@code ;parameters} included, as they stood on the wire. Allocates nothing for
     * the
     * plain forms.
     *
     * @return an {@link E164} long: positive, negative (protected short), or NOT_UNDERSTOOD
     */
    public long canonicalise(byte[] text, int start, int end) {
        throw new UnsupportedOperationException();
    }

    /** The same for text typed by a person or read from a file. */
    public long canonicalise(CharSequence text) {
        throw new UnsupportedOperationException();
    }
}
