package io.callgate.gateway.proxy;

import io.callgate.gateway.carrier.Carriers;
import io.callgate.gateway.message.Method;
import io.callgate.gateway.proxy.route.TransactionKeys;
import io.callgate.gateway.proxy.transaction.InviteTransaction;
import io.callgate.gateway.proxy.transaction.Invites;
import io.callgate.gateway.proxy.transaction.Repeats;
import io.callgate.gateway.proxy.write.Arrival;

/** RFC 3261 16.7: a response carries our Via on top, whose branch says which request it answers. */
final class Responses {

    private final TransactionKeys keys;
    private final Invites invites;
    private final Stateless stateless;
    private final TextMessages texts;
    private final Carriers carriers;
    private final Repeats repeats;

    Responses(TransactionKeys keys, Invites invites, Stateless stateless, TextMessages texts,
            Carriers carriers, Repeats repeats) {
        this.repeats = repeats;
        this.carriers = carriers;
        this.keys = keys;
        this.invites = invites;
        this.stateless = stateless;
        this.texts = texts;
    }

    void onResponse(Arrival arrival) {
        Method method = arrival.message.cseqMethod();
        long key = method == Method.CANCEL
                ? keys.ofOwnRequest(arrival.message)
                : keys.ofResponse(arrival.message);
        if (key == TransactionKeys.NO_KEY && carriers.takesProbeAnswer(arrival.message)) {
            return;
        }
        if (key == TransactionKeys.NO_KEY) {
            arrival.facts.discarded = "stray-response";
            return;
        }
        InviteTransaction invite = invites.find(key);
        if (method == Method.CANCEL) {
            onCancelAnswered(arrival, invite, key);
        } else if (method == Method.INVITE && invite != null) {
            invites.onResponse(arrival, invite);
        } else if (arrival.message.status() > 100) {
            // After a restart the transaction is gone, but the branch proves that we forwarded the
            // request: the answer goes back, so that a restart drops no call.
            if (method == Method.MESSAGE) {
                texts.onAnswered(arrival, key);
            }
            stateless.response(arrival, key);
        }
    }

    /** The CANCEL was ours, its answer ends here (RFC 3261 16.10). */
    private void onCancelAnswered(Arrival arrival, InviteTransaction invite, long key) {
        int attempt = TransactionKeys.attemptOf(arrival.message);
        repeats.answered(TransactionKeys.ofCancel(key, attempt), arrival.message.status());
        if (invite == null) {
            arrival.facts.discarded = "stray-response";
        } else {
            invites.cancelAnswered(invite, attempt);
        }
    }
}
