package io.callgate.store.index;

import java.util.ArrayList;
import java.util.List;

import io.callgate.store.register.Basis;
import io.callgate.store.register.Channel;
import io.callgate.store.register.RecordRows;
import io.callgate.store.register.Register;
import io.callgate.store.register.sqlite.RegisterException;

/**
 * Records of one kind and scope, which the register hands over in one go.
 *
 * @param besides whether they are of a campaign without a place, and are added, where they forbid
 *                calls, to what the whole seller has
 */
record RecordRun(RecordKind kind, RecordRows rows, Register.Whose whose, int scope,
        boolean besides) {

    /** All there are, in order of their keys in the register; gives each scope its number. */
    static List<RecordRun> all(Scopes scopes, Register register) throws RegisterException {
        List<RecordRun> runs = new ArrayList<>();
        add(runs, RecordKind.OPT_OUT, RecordRows.optOuts(Channel.VOICE), scopes, register);
        add(runs, RecordKind.MESSAGE_OPT_OUT, RecordRows.optOuts(Channel.MESSAGE), scopes,
                register);
        add(runs, RecordKind.CONSENT, RecordRows.CONSENTS, scopes, register);
        for (Basis basis : Basis.values()) {
            add(runs, RecordKind.of(basis), RecordRows.exemptions(basis), scopes, register);
        }
        return runs;
    }

    private static void add(List<RecordRun> runs, RecordKind kind, RecordRows rows, Scopes scopes,
            Register register) throws RegisterException {
        for (Register.Whose whose : register.whoHave(rows)) {
            int own = scopes.idOf(whose.seller(), whose.campaign());
            boolean besides = own == Scopes.NO_PLACE;
            int scope = besides ? scopes.idBinding(whose.seller(), whose.campaign()) : own;
            if (scope != Scopes.NO_PLACE) {
                runs.add(new RecordRun(kind, rows, whose, scope, besides));
            }
        }
    }

    /** Whether a record of this run counts. */
    boolean takes(long sequence) {
        return !besides || kind.forbids(sequence);
    }

    long keyOf(long number) {
        return OffHeapRecords.keyOf(kind, scope, number);
    }
}
