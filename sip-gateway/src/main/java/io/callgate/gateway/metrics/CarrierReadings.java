package io.callgate.gateway.metrics;

import java.util.List;

/** What is read of a carrier at a scrape. */
public interface CarrierReadings {

    boolean isUp();

    int callsUp();

    long attempts();

    long failovers();

    /** The ways to fail that {@link #failures} tells apart. */
    List<String> waysToFail();

    long failures(String way);

    /** NaN if it is not asked, or did not answer. */
    double probeSeconds();

    /** NaN of a carrier that is named by an address, or was never found. */
    double nameAgeSeconds();
}
