package io.callgate.gateway.proxy;

import io.callgate.gateway.message.Fault;
import io.callgate.gateway.message.Method;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.proxy.route.CallsUp;
import io.callgate.gateway.proxy.route.DialogRoute;
import io.callgate.gateway.proxy.route.OwnRoutes;
import io.callgate.gateway.proxy.route.ReturnPath;
import io.callgate.gateway.proxy.route.RouteToken;
import io.callgate.gateway.proxy.route.Routes;
import io.callgate.gateway.proxy.route.StrictRoute;
import io.callgate.gateway.proxy.route.TransactionKeys;
import io.callgate.gateway.proxy.transaction.AskedAgain;
import io.callgate.gateway.proxy.transaction.Departure;
import io.callgate.gateway.proxy.transaction.Failover;
import io.callgate.gateway.proxy.transaction.InviteTimers;
import io.callgate.gateway.proxy.transaction.InviteTransaction;
import io.callgate.gateway.proxy.transaction.Invites;
import io.callgate.gateway.proxy.transaction.Outcomes;
import io.callgate.gateway.proxy.transaction.RecentVerdicts;
import io.callgate.gateway.proxy.transaction.Repeats;
import io.callgate.gateway.proxy.transaction.Timing;
import io.callgate.gateway.proxy.write.Answer;
import io.callgate.gateway.proxy.write.Answers;
import io.callgate.gateway.proxy.write.Arrival;
import io.callgate.gateway.proxy.write.Forwarder;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.ListeningPoint;
import io.callgate.store.numbering.E164;
import java.net.InetAddress;
import java.util.List;

/**
 * The proxy: every message meets it here. A request is taken through RFC 3261 16.3 (validation),
 * told
 * apart, and answered, forwarded or absorbed; a response finds its way back. Loop thread only.
 */
public final class Proxy {

    private final ProxyParts parts;
    private final TransactionKeys keys;
    private final Answers answers;
    private final Invites invites;
    private final Repeats repeats;
    private final Validation validation;
    private final NewCalls newCalls;
    private final InDialog inDialog;
    private final Bearers bearers;
    private final OutOfDialog outOfDialog;
    private final Responses responses;
    private final Acknowledgements acknowledgements;
    private final OwnRoutes ownRoutes;
    private final StrictRoute strictRoute;
    private final ReturnPath returnPath;
    private final RecentVerdicts recentVerdicts = new RecentVerdicts();
    /** A message that has not been taken in yet. */
    private final SipMessage waiting = new SipMessage();

    /** @param nowNanos {@link System#nanoTime}, from which the timers count */
    public Proxy(ProxyParts parts, long nowNanos) {
        this.parts = parts;
        RouteToken token = new RouteToken(parts.key());
        Routes routes = new Routes();
        Forwarder forwarder = new Forwarder(token, routes, parts.callers(), parts.digest(),
                parts.wire());
        keys = new TransactionKeys(parts.key());
        answers = new Answers(keys, parts.wire());
        ownRoutes = new OwnRoutes(token, routes);
        strictRoute = new StrictRoute(routes, ownRoutes);
        returnPath = new ReturnPath(parts.wire(), this::isConfigured);
        Timing timing = Timing.of(parts.config());
        repeats = new Repeats(forwarder, parts.wire(), parts.carriers(),
                new InviteTimers(timing, nowNanos));
        Failover failover = new Failover(parts.carriers(), routes, token, forwarder,
                parts.wire(), repeats);
        InviteTimers timers = new InviteTimers(timing, nowNanos);
        AskedAgain askedAgain = new AskedAgain(token);
        invites = new Invites(answers, forwarder, failover, parts.wire(),
                new Outcomes(parts.reports(), askedAgain, timers), timers);
        validation = new Validation(answers, routes, parts.callers());
        Stateless stateless = new Stateless(forwarder, parts.wire(), repeats, returnPath,
                new CallsUp(parts.carriers(), token));
        Departure departure = new Departure(routes);
        TextMessages texts = new TextMessages(parts, answers, stateless, recentVerdicts, departure);
        Judgement judgement = new Judgement(parts, answers, recentVerdicts);
        newCalls = new NewCalls(judgement, answers, invites, texts, recentVerdicts,
                new FirstAttempt(parts, invites, departure, askedAgain));
        DialogRoute dialogRoute = new DialogRoute(parts.carriers(), parts.callers(), parts.wire(),
                token, routes, ownRoutes);
        JudgedInside judged = new JudgedInside(judgement, dialogRoute, recentVerdicts);
        inDialog = new InDialog(answers, invites, stateless, judged, dialogRoute);
        bearers = new Bearers(parts.callers(), parts.carriers(), dialogRoute,
                new DigestGate(parts.digest(), parts.callers(), answers), answers);
        outOfDialog = new OutOfDialog(answers);
        responses = new Responses(keys, invites, stateless, texts, parts.carriers(), repeats);
        acknowledgements = new Acknowledgements(keys, invites, recentVerdicts);
    }

    private boolean isConfigured(InetAddress address) {
        return parts.callers().at(address).isPresent() || parts.carriers().isCarrier(address);
    }

    /** The points as bound: a Route to one of them is ours. */
    public void listenAt(List<ListeningPoint> points) {
        ownRoutes.listenAt(points);
    }

    /** One message, as long as {@code arrival} says where it came from and when. */
    public void onMessage(Arrival arrival, byte[] bytes, int length) {
        SipMessage message = arrival.message;
        Fault fault = message.scan(bytes, length);
        if (message.isRequest()) {
            arrival.from = returnPath.ofRequest(message, arrival.from);
        }
        arrival.fromStranger = !isConfigured(arrival.from);
        arrival.proved = false;
        if (fault != Fault.NONE) {
            onFaulty(arrival, fault);
        } else if (message.isRequest()) {
            onRequest(arrival);
        } else {
            responses.onResponse(arrival);
        }
    }

    /**
     * RFC 3261 16.3 item 1, 8.2: what cannot be read is answered if it says where, else dropped.
     */
    private void onFaulty(Arrival arrival, Fault fault) {
        arrival.facts.discarded = fault.name();
        SipMessage message = arrival.message;
        boolean ack = message.method() == Method.ACK || message.cseqMethod() == Method.ACK;
        boolean answerable = fault.status() != 0 && message.isRequest() && !ack;
        if (answerable) {
            answers.answer(arrival, keys.ofRequest(arrival.message), Answer.to(fault));
        }
    }

    private void onRequest(Arrival arrival) {
        long key = keys.ofRequest(arrival.message);
        switch (arrival.message.method()) {
            case ACK -> onAck(arrival, key);
            case CANCEL -> onCancel(arrival, key);
            case INVITE -> onInvite(arrival, key);
            default -> onOther(arrival, key);
        }
    }

    private void onAck(Arrival arrival, long key) {
        if (!acknowledgements.absorb(arrival, key)) {
            forwardInDialog(arrival, key);
        }
    }

    private void onCancel(Arrival arrival, long key) {
        InviteTransaction invite = invites.find(key);
        boolean known = invite != null || recentVerdicts.find(key, arrival.nowNanos) != null;
        answers.answer(arrival, key, known ? Answer.CANCEL_OK : Answer.NO_SUCH_CALL);
        if (invite != null) {
            invites.cancel(invite, arrival.nowNanos);
        }
    }

    private void onInvite(Arrival arrival, long key) {
        InviteTransaction invite = invites.find(key);
        if (invite != null) {
            invites.retransmitted(invite);
            return;
        }
        if (validation.accepts(arrival, key) && readRoute(arrival)) {
            judgeOrForward(arrival, key);
        }
        acknowledgements.expect(arrival, key);
    }

    /**
     * In a dialog only with our signed token; without it, whatever the To-tag, it is a new call.
     */
    private void judgeOrForward(Arrival arrival, long key) {
        if (ownRoutes.bearer() == RouteToken.Bearer.NOBODY) {
            newCalls.onRequest(arrival, key);
        } else if (bearers.admit(arrival, key)) {
            inDialog.onInvite(arrival, key);
        }
    }

    private void onOther(Arrival arrival, long key) {
        if (validation.accepts(arrival, key) && readRoute(arrival)) {
            boolean inside = ownRoutes.bearer() != RouteToken.Bearer.NOBODY
                    && InDialog.carries(arrival.message.method());
            if (inside) {
                onRequestInside(arrival, key);
            } else if (arrival.message.method() == Method.MESSAGE) {
                newCalls.onRequest(arrival, key);
            } else {
                outOfDialog.onRequest(arrival, key);
            }
        }
    }

    /** A BYE that is refused would leave a call up: it ends a call, whoever bears the token. */
    private void onRequestInside(Arrival arrival, long key) {
        if (arrival.message.method() == Method.BYE) {
            arrival.fromStranger = false;
            inDialog.onRequest(arrival, key);
        } else if (bearers.admit(arrival, key)) {
            inDialog.onRequest(arrival, key);
        }
    }

    private void forwardInDialog(Arrival arrival, long key) {
        if (validation.acceptsAck(arrival) && readRoute(arrival)) {
            inDialog.onAck(arrival, key);
        }
    }

    /**
     * Whether the message is to be taken in when hardly any more can be: a call for help, or what
     * calls nobody, but carries on with what others have begun. Of strangers, who could fill the
     * room, only that call, and what ends one.
     */
    public boolean isUrgent(Hop from, byte[] bytes, int length) {
        if (waiting.scan(bytes, length) != Fault.NONE) {
            return false;
        }
        return !waiting.isRequest() ? knows(from) : switch (waiting.method()) {
            case BYE -> true;
            case ACK, CANCEL, PRACK -> knows(from);
            case INVITE -> E164.isProtectedShort(
                    CalledNumbers.of(waiting, parts.callers().recognise(from)));
            default -> false;
        };
    }

    /** RFC 3261 16.4; false if the request cannot be routed, and has been answered so. */
    private boolean readRoute(Arrival arrival) {
        Fault fault = strictRoute.loosen(arrival.message);
        if (fault != Fault.NONE) {
            onFaulty(arrival, fault);
            return false;
        }
        ownRoutes.read(arrival.message);
        return true;
    }

    /** The timers; every few milliseconds. */
    public void onTick(long nowNanos) {
        invites.onTick(nowNanos);
        repeats.onTick(nowNanos);
        parts.carriers().onTick(nowNanos);
    }

    private boolean isConfigured(Hop peer) {
        return parts.callers().recognise(peer).sellerIndex() >= 0
                || parts.carriers().isCarrier(peer.remote());
    }

    /** Whether it is a caller or a carrier, or somebody there has proved a caller's password. */
    public boolean knows(Hop peer) {
        return isConfigured(peer) || parts.digest().hasProved(peer.remote().getAddress());
    }

    /** Whether new calls leave by it. */
    public boolean isWayOut(Hop hop) {
        return parts.carriers().isWayOut(hop);
    }

    /** A connection that could not be made. */
    public void onUnreachable(Hop hop, long nowNanos) {
        invites.onUnreachable(hop, nowNanos);
        repeats.onUnreachable(hop, nowNanos);
    }

    /** Whether new calls, but for emergency ones, are answered 503 from now on. Any thread. */
    public void drain(boolean drained) {
        newCalls.drain(drained);
    }

    /** The same until the end of the process. Loop thread. */
    public void beginDrain() {
        newCalls.beginDrain();
    }

    /** Whether {@link #beginDrain} has been. Any thread. */
    public boolean isEnding() {
        return newCalls.isEnding();
    }

    /** Any thread. */
    public boolean isDraining() {
        return newCalls.isDraining();
    }

    /** Any thread. */
    public int callsInSetup() {
        return invites.inSetup().all();
    }

    /** Transactions kept, those that only absorb retransmissions included. */
    public int transactions() {
        return invites.size();
    }
}
