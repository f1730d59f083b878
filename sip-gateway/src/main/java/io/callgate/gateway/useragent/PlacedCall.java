package io.callgate.gateway.useragent;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sip.ClientTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.message.Response;

/** A call that a user agent placed. Safe from any thread. */
public final class PlacedCall extends Leg {

    private final SipProvider provider;
    private final Trace trace;
    private final CountDownLatch decided = new CountDownLatch(1);
    private volatile int status;
    private volatile String phrase = "";
    // Guarded by this.
    private ClientTransaction invite;
    private boolean provisionalSeen;
    private boolean cancelWanted;

    PlacedCall(SipProvider provider, String callId, Trace trace) {
        super(provider, callId);
        this.provider = provider;
        this.trace = trace;
    }

    /** Whether a final answer, or the certainty that none comes, was there before the time was. */
    public boolean await(Duration longest) {
        return awaitQuietly(decided, longest);
    }

    /** Status of the final answer; 0 when there is none, {@link #phrase} then says why. */
    public int status() {
        return status;
    }

    public String phrase() {
        return phrase;
    }

    public boolean isAnswered() {
        return status >= Response.OK && status < Response.MULTIPLE_CHOICES;
    }

    /** Reason header values of the final answer, one for each header line. */
    public List<String> reasons() {
        String wanted = " " + status + " ";
        return ladder().stream()
                .filter(message -> !message.isRequest() && message.startLine().contains(wanted))
                .findFirst().map(message -> message.headers("Reason")).orElse(List.of());
    }

    /** All messages of the call as they passed this agent's sockets. */
    public List<TracedMessage> ladder() {
        return trace.ofCall(callId());
    }

    /**
     * Gives up before an answer. RFC 3261 9.1: CANCEL waits for a provisional response; until then
     * it is remembered.
     */
    public synchronized void cancel() {
        cancelWanted = true;
        if (provisionalSeen) {
            sendCancel();
        }
    }

    synchronized void sentBy(ClientTransaction transaction) {
        invite = transaction;
    }

    synchronized void onProvisional() {
        boolean first = !provisionalSeen;
        provisionalSeen = true;
        if (first && cancelWanted) {
            sendCancel();
        }
    }

    void onFinal(int received, String reasonPhrase) {
        phrase = reasonPhrase;
        status = received;
        if (!isAnswered()) {
            isOverNow();
        }
        decided.countDown();
    }

    /** No final answer comes any more. */
    void onSilence(String cause) {
        if (decided.getCount() > 0) {
            onFinal(0, cause);
        }
    }

    private void sendCancel() {
        try {
            provider.getNewClientTransaction(invite.createCancel()).sendRequest();
        } catch (SipException cause) {
            throw new IllegalStateException("the call cannot be cancelled now", cause);
        }
    }
}
