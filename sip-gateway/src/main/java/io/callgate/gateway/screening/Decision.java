package io.callgate.gateway.screening;

/** The step that decided and what it decided by: as much of a verdict as an answer tells. */
public class Decision {

    private Reason reason = Reason.NUMBER_NOT_UNDERSTOOD;
    private String list = "";
    private long listVersion;
    private long recordSequence;

    public final Outcome outcome() {
        return reason.outcome();
    }

    public final Reason reason() {
        return reason;
    }

    /** Name of the list that decided, or "". */
    public final String list() {
        return list;
    }

    public final long listVersion() {
        return listVersion;
    }

    /** Register sequence of the record that decided, or 0. */
    public final long recordSequence() {
        return recordSequence;
    }

    public final void decide(Reason decided) {
        set(decided, "", 0, 0);
    }

    public final void decideByList(Reason decided, String name, long version) {
        set(decided, name, version, 0);
    }

    public final void decideByRecord(Reason decided, long sequence) {
        set(decided, "", 0, sequence);
    }

    public final void copyFrom(Decision other) {
        set(other.reason, other.list, other.listVersion, other.recordSequence);
    }

    private void set(Reason decided, String name, long version, long sequence) {
        reason = decided;
        list = name;
        listVersion = version;
        recordSequence = sequence;
    }
}
