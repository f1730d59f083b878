package io.callgate.gateway.useragent;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javax.sip.ServerTransaction;
import javax.sip.SipProvider;

/** A call that reached a user agent. Safe from any thread. */
public final class ReceivedCall extends Leg {

    private final String requestUri;
    private final String localTag = UUID.randomUUID().toString();
    private final CountDownLatch established = new CountDownLatch(1);
    private volatile ServerTransaction transaction;

    ReceivedCall(SipProvider provider, String callId, String requestUri) {
        super(provider, callId);
        this.requestUri = requestUri;
    }

    /** As the INVITE named it. */
    public String requestUri() {
        return requestUri;
    }

    /** Whether the ACK of our 200 came before the time was over. */
    public boolean awaitEstablished(Duration longest) {
        return awaitQuietly(established, longest);
    }

    String localTag() {
        return localTag;
    }

    void answeredBy(ServerTransaction own) {
        transaction = own;
    }

    ServerTransaction transaction() {
        return transaction;
    }

    void acknowledged() {
        established.countDown();
    }
}
