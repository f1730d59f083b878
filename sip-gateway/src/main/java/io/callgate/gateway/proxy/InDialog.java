package io.callgate.gateway.proxy;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.evidence.CallEnd;
import io.callgate.gateway.evidence.CallEvent;
import io.callgate.gateway.evidence.CallFacts;
import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.HeaderName;
import io.callgate.gateway.message.Method;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.proxy.route.DialogRoute;
import io.callgate.gateway.proxy.route.Onward;
import io.callgate.gateway.proxy.route.RouteToken;
import io.callgate.gateway.proxy.transaction.ForwardedCall;
import io.callgate.gateway.proxy.transaction.Invites;
import io.callgate.gateway.proxy.transaction.OncePerCall;
import io.callgate.gateway.proxy.write.Answer;
import io.callgate.gateway.proxy.write.Answers;
import io.callgate.gateway.proxy.write.Arrival;
import io.callgate.store.numbering.E164;

/**
 * Requests inside an admitted call, proved by the token in our Route: forwarded without its being
 * judged again, and but for INVITE without memory. Another number in them is judged. Loop thread
 * only.
 */
final class InDialog {

    /** What a BYE once had its receiver call, before there was REFER. */
    private static final byte[] ALSO = Ascii.bytes("also");
    private static final Answer CALLS_OTHERS =
            new Answer(403, "Also Is Not Carried", new byte[0]);
    private static final Answer NOT_ONE_REFERRAL =
            new Answer(400, "Not One Refer-To", new byte[0]);

    private final Answers answers;
    private final Invites invites;
    private final Stateless stateless;
    private final JudgedInside judged;
    private final DialogRoute route;
    private final OncePerCall ends = OncePerCall.ends();
    private final Onward onward = new Onward();
    private final TargetNumbers numbers = new TargetNumbers();

    InDialog(Answers answers, Invites invites, Stateless stateless,
            JudgedInside judged, DialogRoute route) {
        this.answers = answers;
        this.invites = invites;
        this.stateless = stateless;
        this.judged = judged;
        this.route = route;
    }

    /** Whether the method, no INVITE, ACK or CANCEL, is carried inside an admitted call. */
    static boolean carries(Method method) {
        return switch (method) {
            case BYE, OPTIONS, PRACK, UPDATE, INFO, REFER, NOTIFY, MESSAGE -> true;
            default -> false;
        };
    }

    /** The ACK to a 2xx; an ACK that may go nowhere is dropped. */
    void onAck(Arrival arrival, long key) {
        boolean sent = route.bearer() != RouteToken.Bearer.NOBODY
                && route.find(arrival.message, onward)
                && stateless.request(arrival, key, onward);
        if (!sent) {
            arrival.facts.discarded = "unroutable-ack";
        }
    }

    void onInvite(Arrival arrival, long key) {
        judged.begin();
        if (!route.find(arrival.message, onward)) {
            answers.answer(arrival, key, Answer.NO_ROUTE);
        } else if (invites.isFull()) {
            answers.answer(arrival, key, Answer.OVERLOADED);
        } else if (!refusesOldCall(arrival, key) && !refusesOtherNumber(arrival, key)
                && invites.open(arrival, key, onward, ForwardedCall.NONE)) {
            onForwarded(arrival, key);
        }
    }

    private void onForwarded(Arrival arrival, long key) {
        refreshTarget(arrival);
        judged.sent(arrival, invites.find(key).hasLeft());
    }

    private void refreshTarget(Arrival arrival) {
        if (route.bearer() == RouteToken.Bearer.CALLEE) {
            route.refreshedByCallee(arrival.message, arrival.from.remote().getAddress());
        }
    }

    /**
     * A verdict is no licence for ever: who was called once may have opted out since, and a token
     * outlasts its call. Behind the longest that a call of its carrier lasts it is judged again.
     */
    private boolean refusesOldCall(Arrival arrival, long key) {
        long number = route.token().number();
        return route.bearer() == RouteToken.Bearer.CALLER && E164.isSubscriber(number)
                && route.hasOutlivedItsCall(arrival.epochSecond())
                && judged.refuses(arrival, key, number);
    }

    /** An established call is no licence to call another number in it, nor to text it. */
    private boolean refusesOtherNumber(Arrival arrival, long key) {
        if (route.bearer() != RouteToken.Bearer.CALLER) {
            return false;
        }
        numbers.read(arrival.message, route, onward.routesToTarget());
        boolean forgotten = numbers.looksLikeNumber() && judged.hasForgottenNames(arrival);
        if (forgotten && judged.refusesAtAnyTime(arrival, key, route.token().number())) {
            return true;
        }
        if (numbers.isUnreadable() || numbers.looksLikeNumber() && !forgotten) {
            return judged.refuses(arrival, key, E164.NOT_UNDERSTOOD);
        }
        for (int i = 0; i < numbers.count(); i++) {
            if (refusesNumber(arrival, key, i)) {
                return true;
            }
        }
        return false;
    }

    /** What the carrier gave as its name is reached in this call, not called once more by it. */
    private boolean refusesNumber(Arrival arrival, long key, int index) {
        long number = numbers.at(index);
        if (number == route.token().number()) {
            return refusesOwnNumber(arrival, key);
        }
        return numbers.isGiven(index) ? judged.refusesAtAnyTime(arrival, key, number)
                : judged.refuses(arrival, key, number);
    }

    /**
     * A call that is up goes on, whoever has opted out of what since. In one that is not, as far as
     * we have seen, the token would call its number again: by what is recorded it is judged anew.
     * Not by hours or attempts, because it may be up all the same and only we were restarted.
     */
    private boolean refusesOwnNumber(Arrival arrival, long key) {
        return arrival.message.method() == Method.INVITE && !route.isUp(arrival.message)
                && judged.refusesAtAnyTime(arrival, key, route.token().number());
    }

    void onRequest(Arrival arrival, long key) {
        judged.begin();
        Answer obstacle = obstacle(arrival.message);
        if (obstacle != null) {
            answers.answer(arrival, key, obstacle);
            return;
        }
        if (refusesWhatItAsks(arrival, key)) {
            return;
        }
        boolean left = stateless.request(arrival, key, onward);
        if (!left) {
            answers.answer(arrival, key, Answer.UNREACHABLE);
        }
        judged.sent(arrival, left);
        if (left && arrival.message.method() == Method.UPDATE) {
            refreshTarget(arrival);
        }
        if (arrival.message.method() == Method.BYE) {
            onBye(arrival);
        }
    }

    /** A BYE ends its dialog, and the call only if it was answered in that one (RFC 3261 15). */
    private void onBye(Arrival arrival) {
        boolean ended = route.callEnds(arrival.message);
        long call = route.callKey(arrival.message);
        // A Call-ID may be used again, but not in the same second.
        long begun = route.token().epochSecond();
        // Once, whoever hangs up how often: who has read the token may send BYE as it likes.
        if (ended && !ends.has(call, begun, arrival.nowNanos)) {
            ends.add(call, begun, arrival.nowNanos);
            describeEnd(arrival);
        }
    }

    /** Whether it would reach, or have called, another number that may not be. */
    private boolean refusesWhatItAsks(Arrival arrival, long key) {
        if (route.bearer() == RouteToken.Bearer.CALLER && hasAlso(arrival.message)) {
            answers.answer(arrival, key, CALLS_OTHERS);
            return true;
        }
        return switch (arrival.message.method()) {
            case REFER -> refusesReferral(arrival, key);
            case MESSAGE -> refusesText(arrival, key);
            default -> false;
        };
    }

    /** Who could be called may not be one to write to, and a token outlasts its call. */
    private boolean refusesText(Arrival arrival, long key) {
        if (route.bearer() != RouteToken.Bearer.CALLER) {
            return false;
        }
        long number = route.token().number();
        return E164.isSubscriber(number) && judged.refuses(arrival, key, number)
                || refusesOtherNumber(arrival, key);
    }

    private Answer obstacle(SipMessage request) {
        if (request.maxForwards() == 0) {
            return Answer.TOO_MANY_HOPS;
        }
        return route.find(request, onward) ? null : Answer.NO_ROUTE;
    }

    /** A REFER has the carrier place a call: to a number that the caller may call. */
    private boolean refusesReferral(Arrival arrival, long key) {
        if (route.bearer() != RouteToken.Bearer.CALLER) {
            return false;
        }
        int line = onlyReferral(arrival.message);
        if (line < 0) {
            answers.answer(arrival, key, NOT_ONE_REFERRAL);
            return true;
        }
        SipMessage refer = arrival.message;
        numbers.readReferral(refer.bytes(), refer.valueStart(line), refer.valueEnd(line), route);
        return numbers.isUnreadable() ? judged.refuses(arrival, key, E164.NOT_UNDERSTOOD)
                : refusesAny(arrival, key);
    }

    private boolean refusesAny(Arrival arrival, long key) {
        for (int i = 0; i < numbers.count(); i++) {
            if (judged.refuses(arrival, key, numbers.at(i))) {
                return true;
            }
        }
        return false;
    }

    /** RFC 3515 2.4.2: a REFER without Refer-To, or with more than one, is answered 400. */
    private static int onlyReferral(SipMessage refer) {
        int only = -1;
        int found = 0;
        for (int line = 0; line < refer.headerCount(); line++) {
            if (refer.headerName(line) == HeaderName.REFER_TO) {
                only = line;
                found++;
            }
        }
        return found == 1 ? only : -1;
    }

    private static boolean hasAlso(SipMessage request) {
        for (int line = 0; line < request.headerCount(); line++) {
            if (request.isNamed(line, ALSO)) {
                return true;
            }
        }
        return false;
    }

    private void describeEnd(Arrival arrival) {
        SipMessage bye = arrival.message;
        CallFacts facts = arrival.facts;
        Caller caller = route.caller();
        facts.event = CallEvent.ENDED;
        facts.end = route.bearer() == RouteToken.Bearer.CALLER
                ? CallEnd.HUNG_UP_BY_CALLER
                : CallEnd.HUNG_UP_BY_CALLEE;
        facts.number = route.token().number();
        facts.callerIndex = caller.index();
        facts.caller = caller.name();
        facts.seller = caller.seller();
        facts.carrier = route.carrier().name();
        facts.callId(bye.bytes(), bye.start(Part.CALL_ID), bye.end(Part.CALL_ID));
    }
}
