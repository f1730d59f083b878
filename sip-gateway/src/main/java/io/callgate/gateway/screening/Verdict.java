package io.callgate.gateway.screening;

/**
 * The answer to one call attempt and why. Pooled: one lives in each ring slot, written by the call
 * path, read by the later consumers of that slot; nobody keeps one.
 */
public final class Verdict {

    private Reason reason = Reason.NUMBER_NOT_UNDERSTOOD;
    private String list = "";
    private long listVersion;
    private long recordSequence;

    public Outcome outcome() {
        return reason.outcome();
    }

    public boolean admits() {
        return reason.outcome() == Outcome.ADMITTED;
    }

    public Reason reason() {
        return reason;
    }

    /** Name of the list that decided, or "". */
    public String list() {
        return list;
    }

    public long listVersion() {
        return listVersion;
    }

    /** Register sequence of the record that decided, or 0. */
    public long recordSequence() {
        return recordSequence;
    }

    public void decide(Reason decided) {
        set(decided, "", 0, 0);
    }

    public void decideByList(Reason decided, String name, long version) {
        set(decided, name, version, 0);
    }

    public void decideByRecord(Reason decided, long sequence) {
        set(decided, "", 0, sequence);
    }

    public void copyFrom(Verdict other) {
        set(other.reason, other.list, other.listVersion, other.recordSequence);
    }

    private void set(Reason decided, String name, long version, long sequence) {
        reason = decided;
        list = name;
        listVersion = version;
        recordSequence = sequence;
    }
}
