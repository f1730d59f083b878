package io.callgate.store.register;

/** What it means that a list holds a number. */
public enum ListKind {
    /** A registry: the number must not be called. */
    DENY("deny"),
    /** Answers of a scrub: the number was listed or clean when it was checked. */
    VERDICT_CACHE("verdict-cache");

    private final String word;

    ListKind(String word) {
        this.word = word;
    }

    /** As typed on the command line and as stored. */
    public String word() {
        return word;
    }

    /** @throws IllegalArgumentException for any other word */
    public static ListKind ofWord(String word) {
        for (ListKind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("a list is of kind deny or verdict-cache, not " + word);
    }
}
