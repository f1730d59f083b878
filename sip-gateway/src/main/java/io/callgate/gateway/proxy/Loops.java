package io.callgate.gateway.proxy;

import io.callgate.gateway.message.HeaderName;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.proxy.route.TransactionKeys;
import io.callgate.gateway.proxy.transaction.InviteTransaction;
import io.callgate.gateway.proxy.transaction.Invites;

/**
 * RFC 3261 16.3 item 4 and RFC 5393 4.2: an INVITE that has come back to us. Its Via names a call
 * of ours; if that call is to the same number it is a loop, to another a spiral, which may pass.
 */
final class Loops {

    private final Invites invites;

    Loops(Invites invites) {
        this.invites = invites;
    }

    boolean has(SipMessage invite, long number) {
        for (int line = 0; line < invite.headerCount(); line++) {
            if (invite.headerName(line) == HeaderName.VIA && isLoop(invite, line, number)) {
                return true;
            }
        }
        return false;
    }

    private boolean isLoop(SipMessage invite, int line, long number) {
        int end = invite.headerEnd(line);
        int at = TransactionKeys.nextBranch(invite.bytes(), invite.headerStart(line), end);
        while (at >= 0) {
            InviteTransaction earlier = invites.find(TransactionKeys.keyAt(invite.bytes(), at));
            if (earlier != null && earlier.calls(number)) {
                return true;
            }
            at = TransactionKeys.nextBranch(invite.bytes(), at + 1, end);
        }
        return false;
    }
}
