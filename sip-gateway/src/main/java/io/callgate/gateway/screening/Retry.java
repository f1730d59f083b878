package io.callgate.gateway.screening;

/** How a call is another try at a number that was refused within the last minutes. */
public enum Retry {
    /** The number was not refused within the last minutes. */
    NONE(""),
    /** Dialled again just as it was. */
    SAME_WAY("same-way"),
    /** By the same caller over the same trunk, written otherwise. */
    OTHER_SPELLING("other-spelling"),
    /** By the same caller from another of its addresses, or by another of our listening points. */
    OTHER_TRUNK("other-trunk"),
    /** By somebody else. */
    OTHER_CALLER("other-caller");

    private final String word;

    Retry(String word) {
        this.word = word;
    }

    /** The stable word in evidence and metrics: {@code other-caller}; "" for NONE. */
    public String word() {
        return word;
    }
}
