package io.callgate.gateway.proxy.transaction;

import io.callgate.gateway.evidence.CallEnd;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.proxy.route.Onward;
import io.callgate.gateway.proxy.route.TransactionKeys;
import io.callgate.gateway.proxy.transaction.InviteTransaction.State;
import io.callgate.gateway.proxy.write.Answer;
import io.callgate.gateway.proxy.write.Answers;
import io.callgate.gateway.proxy.write.Arrival;
import io.callgate.gateway.proxy.write.Derived;
import io.callgate.gateway.proxy.write.Forwarder;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Wire;
import java.util.function.Consumer;

/**
 * The life of a forwarded INVITE: RFC 3261 17 on both sides, with the Accepted state of RFC 6026
 * and Timer C of 16.8. Loop thread only.
 *
 * <p>Nothing else of the proxy keeps state of a call; what follows in the dialog finds its way by
 * the Route token.
 */
public final class Invites {

    private final TransactionTable table = new TransactionTable(
            TransactionTable.TRANSACTIONS_MAX);
    private final Buffers buffers = new Buffers();
    private final Derived derived = new Derived();
    /** The INVITE that a transaction kept, scanned anew when it is needed. */
    private final SipMessage kept = new SipMessage();
    private final Answers answers;
    private final Forwarder forwarder;
    private final Failover failover;
    private final BestFailure best;
    private final Cancellation cancellation;
    private final Wire wire;
    private final Outcomes outcomes;
    private final InviteTimers timers;
    /** Held, so that a tick allocates nothing. */
    private final Consumer<InviteTransaction> onDue = this::onDue;
    private final CallsInSetup inSetup = new CallsInSetup();

    public Invites(Answers answers, Forwarder forwarder, Failover failover, Wire wire,
            Outcomes outcomes, InviteTimers timers) {
        this.answers = answers;
        this.forwarder = forwarder;
        this.failover = failover;
        this.best = new BestFailure(buffers, forwarder, answers, this::retransmitted);
        this.wire = wire;
        this.outcomes = outcomes;
        this.timers = timers;
        this.cancellation = new Cancellation(wire, timers);
    }

    public CallsInSetup inSetup() {
        return inSetup;
    }

    /** Transactions in the table, lingering ones included. */
    public int size() {
        return table.size();
    }

    public boolean isFull() {
        return table.isFull();
    }

    public InviteTransaction find(long key) {
        return table.get(key);
    }

    /**
     * Answers 100, forwards the INVITE, and keeps what is needed to see it through. The table must
     * have room.
     *
     * @param call what is reported of it, or {@link ForwardedCall#NONE}
     * @return false if it has become too large to forward, and was answered so
     */
    public boolean open(Arrival arrival, long key, Onward onward, ForwardedCall call) {
        if (!forwarder.writeRequest(arrival, key, 0, onward)) {
            answers.answer(arrival, key, Answer.TOO_LARGE);
            return false;
        }
        timers.now(arrival.nowNanos);
        InviteTransaction invite = table.open(key);
        invite.call = call;
        invite.cameFrom(arrival);
        invite.sentBy(onward);
        buffers.keepRequest(invite, forwarder.bytes(), forwarder.length());
        if (failover.hasNext(call)) {
            buffers.keepOriginal(invite, arrival.message);
        }
        answers.answer(arrival, key, Answer.TRYING);
        buffers.keepResponse(invite, answers.bytes(), answers.length());
        inSetup.began(invite);
        send(invite);
        return true;
    }

    /** Sends the INVITE, for the first time or to the next carrier. */
    private void send(InviteTransaction invite) {
        invite.state = State.CALLING;
        timers.calling(invite, invite.originalLength > 0);
        if (!wire.send(invite.downstream, invite.request, invite.requestLength)) {
            unreachable(invite);
        }
    }

    /** RFC 3261 18.1.1: who takes no stream gets the request by datagram, however large. */
    private void unreachable(InviteTransaction invite) {
        if (!invite.isOverStream()) {
            giveUp(invite, CallEnd.UNREACHABLE);
            return;
        }
        kept.scan(invite.request, invite.requestLength);
        forwarder.writeAgain(kept, invite.downstream, invite.planned);
        invite.downstream = invite.planned;
        buffers.keepRequest(invite, forwarder.bytes(), forwarder.length());
        send(invite);
    }

    /** Tries the next carrier, if there is one. */
    private boolean goesOn(InviteTransaction invite, boolean afterSilence) {
        if (!failover.next(invite, timers.now())) {
            return false;
        }
        buffers.keepRequest(invite, forwarder.bytes(), forwarder.length());
        if (afterSilence) {
            best.addSilence(invite);
        }
        send(invite);
        return true;
    }

    /** RFC 3261 17.2.1: a retransmitted INVITE gets the last response again. */
    public void retransmitted(InviteTransaction invite) {
        if (invite.responseLength > 0) {
            sendUpstream(invite, invite.response, invite.responseLength);
        }
    }

    /** RFC 3261 18.2.2: where its stream is gone, the caller is connected to. */
    private void sendUpstream(InviteTransaction invite, byte[] bytes, int length) {
        if (invite.upstream.isClosed()) {
            invite.upstream = wire.reopened(invite.upstream, invite.upstreamPort);
        }
        wire.send(invite.upstream, bytes, length);
    }

    /** The caller's ACK; false if it cannot be to a failure, because there was none. */
    public boolean acknowledged(InviteTransaction invite, long now) {
        if (invite.state != State.COMPLETED) {
            return invite.state == State.CONFIRMED;
        }
        timers.now(now);
        invite.state = State.CONFIRMED;
        timers.confirmed(invite);
        buffers.releaseResponse(invite);
        return true;
    }

    /** The caller's CANCEL, already answered 200. */
    public void cancel(InviteTransaction invite, long now) {
        timers.now(now);
        if (!invite.inSetup() || invite.cancelled) {
            return;
        }
        invite.cancelled = true;
        cancellation.send(invite);
    }

    /** The next hop's answer to our CANCEL of this attempt. */
    public void cancelAnswered(InviteTransaction invite, int attempt) {
        cancellation.answered(invite, attempt);
    }

    /** A response of the next hop, whose branch names this transaction. */
    public void onResponse(Arrival arrival, InviteTransaction invite) {
        timers.now(arrival.nowNanos);
        int status = arrival.message.status();
        int attempt = TransactionKeys.attemptOf(arrival.message);
        boolean stale = invite.call != ForwardedCall.NONE
                && (invite.overtaken || attempt != invite.attempt);
        failover.heard(invite, attempt, arrival.nowNanos);
        if (status >= 200 && status < 300) {
            onSuccess(arrival, invite, attempt);
        } else if (stale) {
            onStale(arrival, invite, attempt);
        } else if (status < 200) {
            onProvisional(arrival, invite);
        } else {
            onFailure(arrival, invite);
        }
    }

    /**
     * Of an earlier attempt. RFC 3261 16.7 steps 5 and 6: its failure counts, however late, and
     * after a 6xx nothing is tried any more; the best goes up when the attempt under way has ended.
     */
    private void onStale(Arrival arrival, InviteTransaction invite, int attempt) {
        if (attempt > invite.attempt) {
            return;
        }
        failover.dismiss(arrival, invite, attempt);
        int status = arrival.message.status();
        if (status >= 300 && invite.inSetup()) {
            best.add(arrival.message, invite);
            invite.declined |= status >= 600;
        }
        if (invite.declined) {
            cancellation.send(invite);
        }
    }

    private void onProvisional(Arrival arrival, InviteTransaction invite) {
        if (!invite.inSetup()) {
            return;
        }
        boolean first = invite.state == State.CALLING;
        invite.state = State.PROCEEDING;
        if (!invite.cancelSent && (first || arrival.message.status() > 100)) {
            timers.proceeding(invite);
        }
        // RFC 3261 16.7 step 5: 100 goes no further than one hop.
        if (arrival.message.status() > 100) {
            relay(arrival, invite);
            buffers.keepResponse(invite, forwarder.bytes(), forwarder.length());
        }
        if (first && invite.isUnwanted()) {
            cancellation.send(invite);
        }
    }

    private void onSuccess(Arrival arrival, InviteTransaction invite, int attempt) {
        relay(arrival, invite);
        if (!invite.inSetup()) {
            // RFC 6026 7.1: a repeated or further 2xx passes as long as the transaction lingers.
            return;
        }
        if (invite.call != ForwardedCall.NONE && attempt < invite.attempt) {
            failover.overtakenBy(invite, attempt, arrival.nowNanos);
        }
        failover.established(invite, arrival.message, arrival.nowNanos);
        inSetup.ended(invite);
        invite.state = State.ACCEPTED;
        timers.accepted(invite);
        buffers.releaseAll(invite);
        outcomes.answered(arrival.facts, invite, arrival.message);
    }

    private void onFailure(Arrival arrival, InviteTransaction invite) {
        if (!invite.inSetup()) {
            acknowledgeAgain(invite);
            return;
        }
        kept.scan(invite.request, invite.requestLength);
        derived.writeAck(kept, arrival.message);
        wire.send(invite.downstream, derived.bytes(), derived.length());
        int status = arrival.message.status();
        if (failover.blames(invite, status)) {
            best.add(arrival.message, invite);
            if (goesOn(invite, false)) {
                return;
            }
        }
        if (invite.timedOut()) {
            answerKept(invite, Answer.TIMED_OUT);
            arrival.facts.answer = Answer.TIMED_OUT.status();
        } else if (best.beats(invite, status)) {
            arrival.facts.answer = best.send(invite);
        } else {
            relay(arrival, invite);
            buffers.keepResponse(invite, forwarder.bytes(), forwarder.length());
        }
        outcomes.ended(arrival.facts, invite, arrival.message);
        // The INVITE is no longer needed; its place is taken by the ACK that was written last.
        buffers.keepRequest(invite, derived.bytes(), derived.length());
        enterCompleted(invite);
    }

    private void acknowledgeAgain(InviteTransaction invite) {
        if (invite.state != State.ACCEPTED && invite.requestLength > 0) {
            wire.send(invite.downstream, invite.request, invite.requestLength);
        }
    }

    private void relay(Arrival arrival, InviteTransaction invite) {
        if (forwarder.writeResponse(arrival.message, invite.upstream)) {
            sendUpstream(invite, forwarder.bytes(), forwarder.length());
            arrival.facts.answer = Forwarder.relayedStatus(arrival.message.status());
        }
    }

    /** The final failure went to the caller; Timer G repeats it over UDP until Timer H. */
    private void enterCompleted(InviteTransaction invite) {
        inSetup.ended(invite);
        failover.failed(invite);
        invite.state = State.COMPLETED;
        timers.completed(invite);
    }

    /** Every timer of the turn. */
    public void onTick(long now) {
        timers.now(now);
        timers.advance(onDue);
    }

    private void onDue(InviteTransaction invite) {
        if (!timers.hasExpired(invite)) {
            repeat(invite);
        } else if (invite.inSetup()) {
            onSetupExpired(invite);
        } else {
            close(invite);
        }
    }

    private void repeat(InviteTransaction invite) {
        switch (invite.state) {
            case CALLING -> wire.send(invite.downstream, invite.request, invite.requestLength);
            case PROCEEDING -> cancellation.transmit(invite);
            default -> sendUpstream(invite, invite.response, invite.responseLength);
        }
        timers.repeated(invite, invite.state != State.CALLING);
    }

    private void onSetupExpired(InviteTransaction invite) {
        boolean timerC = invite.state == State.PROCEEDING && !invite.cancelSent;
        if (timerC) {
            // RFC 3261 16.8: the next hop rang for too long; it is cancelled, the caller gets 408.
            cancellation.send(invite);
        } else if (invite.mayBeWaitedFor()) {
            goOnOrWait(invite);
        } else {
            giveUp(invite, CallEnd.TIMED_OUT);
        }
    }

    private void goOnOrWait(InviteTransaction invite) {
        failover.unheard(invite, timers.now());
        if (!goesOn(invite, true)) {
            timers.callingOn(invite);
        }
    }

    /** The next hop gives no answer: another carrier, or the end of the call. */
    private void giveUp(InviteTransaction invite, CallEnd end) {
        if (invite.state == State.CALLING && !invite.waitedFor) {
            failover.unheard(invite, timers.now());
        }
        if (!goesOn(invite, end == CallEnd.TIMED_OUT)) {
            endLocally(invite, invite.cancelled ? CallEnd.CANCELLED : end);
        }
    }

    /** Ends a call that the next hop gave no final answer to. */
    private void endLocally(InviteTransaction invite, CallEnd end) {
        Answer answer = Outcomes.answerTo(end);
        int status = answer.status();
        kept.scan(invite.request, invite.requestLength);
        if (best.beats(invite, end == CallEnd.UNREACHABLE ? BestFailure.UNAVAILABLE : status)) {
            status = best.send(invite);
        } else {
            answerKept(invite, answer);
        }
        outcomes.endedByUs(invite, kept, end, status);
        buffers.releaseRequest(invite);
        enterCompleted(invite);
    }

    /** Answers the caller from the INVITE as it was kept. */
    private void answerKept(InviteTransaction invite, Answer answer) {
        kept.scan(invite.request, invite.requestLength);
        answers.writeToKept(kept, invite.key, answer);
        sendUpstream(invite, answers.bytes(), answers.length());
        buffers.keepResponse(invite, answers.bytes(), answers.length());
    }

    /** The hop cannot be reached: every call that waits for its first answer is over. */
    public void onUnreachable(Hop hop, long now) {
        timers.now(now);
        table.forEach(invite -> {
            if (invite.state == State.CALLING && invite.downstream == hop) {
                unreachable(invite);
            }
        });
    }

    private void close(InviteTransaction invite) {
        buffers.releaseAll(invite);
        table.close(invite);
    }
}
