package io.callgate.gateway.proxy.transaction;

/** How many calls have no final answer yet. Counted by the loop thread. */
public final class CallsInSetup {

    /** Read by the operator's port, too. */
    private volatile int all;
    private int emergencies;

    void began(InviteTransaction invite) {
        count(invite, 1);
    }

    void ended(InviteTransaction invite) {
        count(invite, -1);
    }

    private void count(InviteTransaction invite, int change) {
        all = all + change;
        emergencies += invite.isEmergency() ? change : 0;
    }

    /** Any thread. */
    public int all() {
        return all;
    }

    /** Without emergency calls: a flood of them must keep no other call out. Loop thread only. */
    public int withinLimit() {
        return all - emergencies;
    }
}
