package io.callgate.gateway.useragent;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.message.Request;

/** One end of a call. Safe from any thread. */
public abstract class Leg {

    private final SipProvider provider;
    private final String callId;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Dialog dialog;
    private volatile boolean hungUpByPeer;

    Leg(SipProvider provider, String callId) {
        this.provider = provider;
        this.callId = callId;
    }

    public String callId() {
        return callId;
    }

    /** Sends BYE; the call must have been answered. */
    public void hangUp() {
        try {
            Request bye = dialog.createRequest(Request.BYE);
            ClientTransaction transaction = provider.getNewClientTransaction(bye);
            dialog.sendRequest(transaction);
        } catch (SipException cause) {
            throw new IllegalStateException("the call cannot be hung up now", cause);
        }
    }

    /** Whether the call was over, by BYE, CANCEL or failure, before the time was. */
    public boolean awaitEnd(Duration longest) {
        return awaitQuietly(over, longest);
    }

    public boolean isOver() {
        return over.getCount() == 0;
    }

    public boolean isHungUpByPeer() {
        return hungUpByPeer;
    }

    Dialog dialog() {
        return dialog;
    }

    void belongsTo(Dialog own) {
        own.setApplicationData(this);
        dialog = own;
    }

    void peerHungUp() {
        hungUpByPeer = true;
        over.countDown();
    }

    void isOverNow() {
        over.countDown();
    }

    static boolean awaitQuietly(CountDownLatch latch, Duration longest) {
        try {
            return latch.await(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
