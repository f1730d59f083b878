package io.callgate.gateway.useragent;

import java.text.ParseException;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** The part of a user agent that is called: RFC 3261 8.2, 13.3 and 15.1.2. */
final class Callee {

    private final Endpoint endpoint;
    private final ContactHeader contact;
    private final ScheduledExecutorService later;
    private final Calls<ReceivedCall> calls = new Calls<>();
    private final AtomicInteger invitesReceived = new AtomicInteger();
    private volatile AnswerPlan plan = AnswerPlan.answer(0);

    Callee(Endpoint endpoint, ContactHeader contact, ScheduledExecutorService later) {
        this.endpoint = endpoint;
        this.contact = contact;
        this.later = later;
    }

    void answerBy(AnswerPlan next) {
        plan = next;
    }

    int invitesReceived() {
        return invitesReceived.get();
    }

    List<ReceivedCall> calls() {
        return calls.all();
    }

    void onRequest(RequestEvent event) throws SipException, ParseException,
            InvalidArgumentException {
        switch (event.getRequest().getMethod()) {
            case Request.INVITE -> onInvite(event);
            case Request.ACK -> onAck(event);
            case Request.CANCEL -> onCancel(event);
            case Request.BYE -> onBye(event);
            default -> answer(event, Response.OK);
        }
    }

    private void onInvite(RequestEvent event) throws SipException, ParseException,
            InvalidArgumentException {
        Request invite = event.getRequest();
        if (event.getDialog() != null) {
            answer(event, Response.OK);
            return;
        }
        String callId = ((CallIdHeader) invite.getHeader(CallIdHeader.NAME)).getCallId();
        ReceivedCall call = new ReceivedCall(endpoint.provider, callId,
                invite.getRequestURI().toString());
        // A silent agent makes no transaction, so it is also handed the retransmissions.
        if (calls.addIfNew(call)) {
            invitesReceived.incrementAndGet();
            respond(call, invite);
        }
    }

    private void respond(ReceivedCall call, Request invite) throws SipException, ParseException,
            InvalidArgumentException {
        AnswerPlan chosen = plan;
        if (chosen.manner() == AnswerPlan.Manner.SILENT) {
            return;
        }
        ServerTransaction transaction = endpoint.provider.getNewServerTransaction(invite);
        call.belongsTo(endpoint.provider.getNewDialog(transaction));
        call.answeredBy(transaction);
        if (chosen.manner() == AnswerPlan.Manner.REJECT) {
            Response rejection = response(Response.OK, call, invite);
            rejection.setStatusCode(chosen.status());
            rejection.setReasonPhrase(chosen.phrase());
            transaction.sendResponse(rejection);
            call.isOverNow();
            return;
        }
        transaction.sendResponse(response(Response.RINGING, call, invite));
        if (chosen.manner() == AnswerPlan.Manner.ANSWER) {
            later.schedule(() -> pickUp(call, invite), chosen.afterMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private Void pickUp(ReceivedCall call, Request invite) throws SipException, ParseException,
            InvalidArgumentException {
        if (!call.isOver()) {
            Response ok = response(Response.OK, call, invite);
            ok.setContent(SessionDescription.BYTES, endpoint.headers.createContentTypeHeader(
                    "application", "sdp"));
            call.transaction().sendResponse(ok);
        }
        return null;
    }

    private Response response(int status, ReceivedCall call, Request invite)
            throws ParseException {
        Response response = endpoint.messages.createResponse(status, invite);
        ((ToHeader) response.getHeader(ToHeader.NAME)).setTag(call.localTag());
        response.addHeader(contact);
        return response;
    }

    private static void onAck(RequestEvent event) {
        if (event.getDialog() != null
                && event.getDialog().getApplicationData() instanceof ReceivedCall call) {
            call.acknowledged();
        }
    }

    private void onCancel(RequestEvent event) throws SipException, ParseException,
            InvalidArgumentException {
        answer(event, Response.OK);
        if (event.getDialog() != null
                && event.getDialog().getApplicationData() instanceof ReceivedCall call
                && !call.isOver()) {
            call.peerHungUp();
            call.transaction().sendResponse(response(Response.REQUEST_TERMINATED, call,
                    call.transaction().getRequest()));
        }
    }

    private void onBye(RequestEvent event) throws SipException, ParseException,
            InvalidArgumentException {
        if (event.getDialog() == null) {
            answer(event, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
            return;
        }
        if (event.getDialog().getApplicationData() instanceof Leg leg) {
            leg.peerHungUp();
        }
        answer(event, Response.OK);
    }

    private void answer(RequestEvent event, int status) throws SipException, ParseException,
            InvalidArgumentException {
        ServerTransaction transaction = event.getServerTransaction() != null
                ? event.getServerTransaction()
                : endpoint.provider.getNewServerTransaction(event.getRequest());
        transaction.sendResponse(endpoint.messages.createResponse(status, event.getRequest()));
    }
}
