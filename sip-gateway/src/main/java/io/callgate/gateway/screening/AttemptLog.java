package io.callgate.gateway.screening;

/** Where an attempt is noted that goes to a carrier. On the call path: waits for nothing. */
@FunctionalInterface
public interface AttemptLog {

    /** Notes nothing: for calls that nobody makes. */
    AttemptLog NONE = (seller, number, epochDay) -> { };

    /**
     * @param seller   place of the seller in the configuration
     * @param epochDay {@link Verdict#localEpochDay} of the attempt
     */
    void add(int seller, long number, long epochDay);
}
