package io.callgate.gateway.names;

import java.util.List;

/**
 * Where a name leads now.
 *
 * @param places     sorted by priority; empty unless found
 * @param ttlSeconds how long that holds, as the records say; 0 unless found
 */
public record Location(Said said, List<Place> places, int ttlSeconds) {

    static final Location NOWHERE = new Location(Said.NOTHING, List.of(), 0);
    /** Nobody could say. */
    public static final Location UNKNOWN = new Location(Said.UNKNOWN, List.of(), 0);
}
