package io.callgate.gateway.proxy;

import io.callgate.gateway.message.HeaderName;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.proxy.route.TransactionKeys;
import io.callgate.gateway.proxy.transaction.ForwardedCall;
import io.callgate.gateway.proxy.transaction.InviteTransaction;
import io.callgate.gateway.proxy.transaction.Invites;
import io.callgate.gateway.proxy.transaction.RecentVerdicts;
import io.callgate.gateway.proxy.write.Arrival;

/**
 * RFC 3261 16.3 item 4 and RFC 5393 4.2: a request that has come back to us. Its Via names a call
 * or a text message of ours; if that is to the same number it is a loop, to another a spiral, which
 * may pass.
 */
final class Loops {

    private final Invites invites;
    private final RecentVerdicts recent;

    Loops(Invites invites, RecentVerdicts recent) {
        this.invites = invites;
        this.recent = recent;
    }

    boolean has(Arrival arrival, long number) {
        SipMessage request = arrival.message;
        for (int line = 0; line < request.headerCount(); line++) {
            if (request.headerName(line) == HeaderName.VIA && isLoop(arrival, line, number)) {
                return true;
            }
        }
        return false;
    }

    private boolean isLoop(Arrival arrival, int line, long number) {
        byte[] bytes = arrival.message.bytes();
        int end = arrival.message.headerEnd(line);
        int at = TransactionKeys.nextBranch(bytes, arrival.message.headerStart(line), end);
        while (at >= 0) {
            long key = TransactionKeys.keyAt(bytes, at);
            InviteTransaction earlier = invites.find(key);
            if (earlier != null && earlier.calls(number)
                    || isTextTo(number, key, arrival.nowNanos)) {
                return true;
            }
            at = TransactionKeys.nextBranch(bytes, at + 1, end);
        }
        return false;
    }

    private boolean isTextTo(long number, long key, long nowNanos) {
        if (recent.find(key, nowNanos) == null) {
            return false;
        }
        ForwardedCall text = recent.forwardedOfFound();
        return text != ForwardedCall.NONE && text.number() == number;
    }
}
