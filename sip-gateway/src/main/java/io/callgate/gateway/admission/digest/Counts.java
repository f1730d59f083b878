package io.callgate.gateway.admission.digest;

/** What challenges and credentials came to since the start. Written by the loop, read by any. */
public final class Counts {

    private volatile long challenged;
    private volatile long accepted;
    private volatile long wrong;
    private volatile long stale;
    private volatile long lockedOut;

    void challenged() {
        challenged = challenged + 1;
    }

    void add(Digest.Finding finding) {
        switch (finding) {
            case ACCEPTED -> accepted = accepted + 1;
            case WRONG -> wrong = wrong + 1;
            case STALE -> stale = stale + 1;
            case LOCKED_OUT -> lockedOut = lockedOut + 1;
            default -> {
                // Counted by the status of its answer.
            }
        }
    }

    public long ofChallenges() {
        return challenged;
    }

    public long ofAccepted() {
        return accepted;
    }

    public long ofWrong() {
        return wrong;
    }

    public long ofStale() {
        return stale;
    }

    public long ofLockedOut() {
        return lockedOut;
    }
}
