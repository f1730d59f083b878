package io.callgate.gateway.carrier;

/**
 * The answered calls of each carrier, from the answer to the BYE, as far as a proxy can know: one
 * whose BYE never passes here counts until its carrier's {@code call-duration-max-s}, and calls
 * that were up before a restart are not known. Open addressing over flat arrays that grow with the
 * most calls there ever were at once; loop thread only.
 */
public final class EstablishedCalls {

    /**
     * What an answered call is known by: keyed hashes, so that nobody makes up a second one. Filled
     * anew for each question.
     */
    public static final class Key {

        /** The callee did not say what it calls itself; no hash is this. */
        public static final int NAMELESS = 0;

        /** Of the Call-ID and the tag of who placed the call, which forks have in common. */
        public long call;
        /** Of both tags: one dialog of the call. */
        public int dialog;
        /** Of the user part of the callee's Contact. */
        public int name = NAMELESS;
    }

    /** At once, 13 MiB at most; a call beyond is carried like any other, but not counted. */
    static final int CALLS_MAX = 1 << 18;

    private static final int SLOTS_AT_FIRST = 1 << 12;
    /** Slots looked at in one tick of 50 ms: once around in two minutes at most. */
    private static final int SWEPT_AT_ONCE = 256;
    private static final long NO_KEY = 0;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final Carrier[] carriers;
    private long[] keys;
    private int[] expiresAtSeconds;
    private short[] carrierOf;
    /** Hash of both tags of the dialog that was answered first. */
    private int[] dialogs;
    /**
     * Hash of what its callee calls itself, {@link Key#NAMELESS} if it did not say; above it of
     * what it did before, which goes on if the caller refuses the other (RFC 3261 14.2).
     */
    private long[] names;
    private int lastSlot;
    private int size;
    private int swept;

    EstablishedCalls(Carrier[] carriers) {
        this.carriers = carriers;
        makeRoom(SLOTS_AT_FIRST);
    }

    /** Half of the slots stay empty, so that a probe is short. */
    private void makeRoom(int slots) {
        keys = new long[slots];
        expiresAtSeconds = new int[slots];
        carrierOf = new short[slots];
        dialogs = new int[slots];
        names = new long[slots];
        lastSlot = slots - 1;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldExpiries = expiresAtSeconds;
        short[] oldCarriers = carrierOf;
        int[] oldDialogs = dialogs;
        long[] oldNames = names;
        makeRoom(2 * oldKeys.length);
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldKeys[old] != NO_KEY) {
                put(find(oldKeys[old]), oldKeys[old], oldExpiries[old], oldCarriers[old],
                        oldDialogs[old], oldNames[old]);
            }
        }
    }

    private void put(int slot, long key, int expiresAtSecond, short carrier, int dialog,
            long nameAndLast) {
        keys[slot] = key;
        expiresAtSeconds[slot] = expiresAtSecond;
        carrierOf[slot] = carrier;
        dialogs[slot] = dialog;
        names[slot] = nameAndLast;
    }

    /** @return false if the call cannot be counted: it is already, or there is no room */
    boolean add(Key asked, Carrier carrier, long nowNanos) {
        int slot = find(asked.call);
        if (keys[slot] != NO_KEY || size == CALLS_MAX || asked.call == NO_KEY) {
            return false;
        }
        put(slot, asked.call, (int) (nowNanos / SECOND_NANOS)
                + carrier.config().limits().callDurationSecondsMax(), (short) carrier.index(),
                asked.dialog, Integer.toUnsignedLong(asked.name));
        size++;
        if (2 * size > keys.length && size < CALLS_MAX) {
            grow();
        }
        return true;
    }

    /** Whether the call is up, and this is the dialog that it was answered in. */
    boolean has(Key asked) {
        int slot = find(asked.call);
        return keys[slot] != NO_KEY && dialogs[slot] == asked.dialog;
    }

    /** The callee has told another name, as it may in any request and answer. */
    void rename(Key asked) {
        if (asked.name == Key.NAMELESS || !has(asked)) {
            return;
        }
        int slot = find(asked.call);
        if ((int) names[slot] != asked.name) {
            names[slot] = names[slot] << Integer.SIZE | Integer.toUnsignedLong(asked.name);
        }
    }

    /** Whether the callee calls itself so, or did before it told the name that it told last. */
    boolean isNamed(Key asked) {
        if (asked.name == Key.NAMELESS || !has(asked)) {
            return false;
        }
        long both = names[find(asked.call)];
        return (int) both == asked.name || (int) (both >>> Integer.SIZE) == asked.name;
    }

    /**
     * The dialog has ended, and with it the call; its carrier has room for another.
     *
     * @return false if the call goes on: it was answered in another dialog
     */
    boolean remove(Key asked) {
        int slot = find(asked.call);
        if (keys[slot] == NO_KEY) {
            return true;
        }
        if (dialogs[slot] != asked.dialog) {
            return false;
        }
        end(slot);
        return true;
    }

    private void end(int slot) {
        carriers[carrierOf[slot]].callEnds();
        size--;
        closeGap(slot);
    }

    /** Ends what has lasted too long, a few slots at a time. */
    void sweep(long nowNanos) {
        int now = (int) (nowNanos / SECOND_NANOS);
        for (int i = 0; i < SWEPT_AT_ONCE; i++) {
            swept = swept + 1 & lastSlot;
            if (keys[swept] != NO_KEY && now - expiresAtSeconds[swept] >= 0) {
                end(swept);
            }
        }
    }

    /** The slot of the key, or the empty one where it belongs. */
    private int find(long key) {
        int slot = home(key);
        while (keys[slot] != NO_KEY && keys[slot] != key) {
            slot = slot + 1 & lastSlot;
        }
        return slot;
    }

    /** Knuth's algorithm 6.4R: moves up what would no longer be found over the gap. */
    private void closeGap(int emptied) {
        int gap = emptied;
        int slot = gap + 1 & lastSlot;
        while (keys[slot] != NO_KEY) {
            int fromHome = slot - home(keys[slot]) & lastSlot;
            int fromGap = slot - gap & lastSlot;
            if (fromHome >= fromGap) {
                put(gap, keys[slot], expiresAtSeconds[slot], carrierOf[slot], dialogs[slot],
                        names[slot]);
                gap = slot;
            }
            slot = slot + 1 & lastSlot;
        }
        keys[gap] = NO_KEY;
    }

    /** Keys are keyed hashes already: their low bits are as good as any. */
    private int home(long key) {
        return (int) key & lastSlot;
    }
}
