package io.callgate.store.index.list;

/** What a list says of one number, in a long: no object for each call. */
public final class Answer {

    /** The list does not know: its silence on this number means nothing. */
    public static final long NOT_COVERED = -1;

    private Answer() {
    }

    static long of(boolean listed, long checkedEpochDay) {
        return checkedEpochDay << 1 | (listed ? 1 : 0);
    }

    public static boolean isListed(long answer) {
        return answer != NOT_COVERED && (answer & 1) != 0;
    }

    /** When the answer was right: the day of the check, or of the list's issue. */
    public static long checkedEpochDay(long answer) {
        return answer >> 1;
    }
}
