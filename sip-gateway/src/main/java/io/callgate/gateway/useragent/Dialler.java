package io.callgate.gateway.useragent;

import java.text.ParseException;
import java.util.List;
import java.util.UUID;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.ResponseEvent;
import javax.sip.SipException;
import javax.sip.Transaction;
import javax.sip.address.Address;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** The part of a user agent that calls: RFC 3261 8.1, 13.2 and 15.1.1. */
final class Dialler {

    private static final int MAX_FORWARDS = 70;

    private final Endpoint endpoint;
    private final ContactHeader contact;

    Dialler(Endpoint endpoint, ContactHeader contact) {
        this.endpoint = endpoint;
        this.contact = contact;
    }

    PlacedCall place(CallPlan plan) throws SipException, ParseException,
            InvalidArgumentException {
        Request invite = invite(plan);
        String callId = ((CallIdHeader) invite.getHeader(CallIdHeader.NAME)).getCallId();
        plan.through().ifPresent(
                proxy -> endpoint.router().sendThrough(callId, proxy, plan.transport()));
        PlacedCall call = new PlacedCall(endpoint.provider, callId, endpoint.trace());
        ClientTransaction transaction = endpoint.provider.getNewClientTransaction(invite);
        transaction.setApplicationData(call);
        call.belongsTo(endpoint.provider.getNewDialog(transaction));
        call.sentBy(transaction);
        transaction.sendRequest();
        return call;
    }

    void onResponse(ResponseEvent event) throws SipException, InvalidArgumentException {
        Response response = event.getResponse();
        CSeqHeader cseq = (CSeqHeader) response.getHeader(CSeqHeader.NAME);
        Dialog dialog = event.getDialog();
        if (cseq.getMethod().equals(Request.BYE) && dialog != null
                && dialog.getApplicationData() instanceof Leg leg) {
            leg.isOverNow();
        } else if (cseq.getMethod().equals(Request.INVITE) && event.getClientTransaction() != null
                && event.getClientTransaction().getApplicationData() instanceof PlacedCall call) {
            onInviteResponse(call, response, cseq.getSeqNumber());
        }
    }

    /** The transaction timed out, or its message could not be sent. */
    void onSilence(Transaction transaction, String cause) {
        if (transaction != null && transaction.getApplicationData() instanceof PlacedCall call) {
            call.onSilence(cause);
        }
    }

    private void onInviteResponse(PlacedCall call, Response response, long cseq)
            throws SipException, InvalidArgumentException {
        int status = response.getStatusCode();
        if (status < Response.OK) {
            call.onProvisional();
            return;
        }
        // From now on the call follows its route set, RFC 3261 12.2.1.1.
        endpoint.router().forget(call.callId());
        if (status < Response.MULTIPLE_CHOICES) {
            call.dialog().sendAck(call.dialog().createAck(cseq));
        }
        call.onFinal(status, response.getReasonPhrase());
    }

    private Request invite(CallPlan plan) throws ParseException, InvalidArgumentException,
            SipException {
        Address from = endpoint.addresses.createAddress(
                endpoint.addresses.createURI(plan.from()));
        Address to = endpoint.addresses.createAddress(
                endpoint.addresses.createURI(plan.requestUri()));
        ListeningPoint local = endpoint.provider.getListeningPoint(plan.transport());
        Request invite = endpoint.messages.createRequest(
                endpoint.addresses.createURI(plan.requestUri()), Request.INVITE,
                endpoint.provider.getNewCallId(),
                endpoint.headers.createCSeqHeader(1L, Request.INVITE),
                endpoint.headers.createFromHeader(from, UUID.randomUUID().toString()),
                endpoint.headers.createToHeader(to, null),
                List.of(endpoint.headers.createViaHeader(local.getIPAddress(), local.getPort(),
                        local.getTransport(), null)),
                endpoint.headers.createMaxForwardsHeader(MAX_FORWARDS));
        invite.addHeader(contact);
        for (String line : plan.extraHeaders()) {
            int colon = line.indexOf(':');
            invite.addHeader(endpoint.headers.createHeader(line.substring(0, colon).strip(),
                    line.substring(colon + 1).strip()));
        }
        invite.setContent(SessionDescription.BYTES,
                endpoint.headers.createContentTypeHeader("application", "sdp"));
        return invite;
    }
}
