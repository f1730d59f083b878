package io.callgate.gateway.notice;

/**
 * Raises notices: the first of a kind is logged at once, further ones are counted and summed up
 * once
 * a minute. Safe from any thread; never throws.
 */
public final class Notices {

    public void raise(Notice notice, String detail) {
        throw new UnsupportedOperationException();
    }

    /** How often a notice was raised since the start. */
    public long count(Notice notice) {
        throw new UnsupportedOperationException();
    }
}
