package io.callgate.gateway.admission.digest;

/**
 * Sources that proved a password since the start: a flood of strangers does not keep them from
 * their challenge, nor does guessing at their password from elsewhere lock them out. A cache of
 * fixed size that only proved sources fill. Loop thread only, allocates nothing.
 */
final class ProvedSources {

    /** 8,192 of 8 B are 64 KiB; when full a source gives way to the one that comes. */
    private static final int PLACES = 1 << 13;

    private final long[] keys = new long[PLACES];

    boolean has(long key) {
        return keys[place(key)] == key;
    }

    void add(long key) {
        keys[place(key)] = key;
    }

    private static int place(long key) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> 40) & PLACES - 1;
    }
}
