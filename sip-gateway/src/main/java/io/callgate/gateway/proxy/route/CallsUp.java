package io.callgate.gateway.proxy.route;

import io.callgate.gateway.carrier.Carriers;
import io.callgate.gateway.carrier.EstablishedCalls;
import io.callgate.gateway.carrier.Target;
import io.callgate.gateway.message.AddressScanner;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.message.SipUri;
import java.net.InetAddress;

/**
 * The calls that are up, told by the messages of their dialogs. A call is up in the dialog in which
 * it was answered first: what bears another To-tag says nothing of it. Reused; loop thread only.
 */
public final class CallsUp {

    private final Carriers carriers;
    private final RouteToken token;
    private final AddressScanner address = new AddressScanner();
    private final SipUri uri = new SipUri();
    private final EstablishedCalls.Key key = new EstablishedCalls.Key();

    public CallsUp(Carriers carriers, RouteToken token) {
        this.carriers = carriers;
        this.token = token;
    }

    /** The answer to the call that its caller placed, by that carrier. */
    public void begins(Target target, SipMessage answer, long nowNanos) {
        carriers.callEstablished(target, ofContact(answer, Part.FROM_TAG, Part.TO_TAG), nowNanos);
    }

    /**
     * An answer to a later INVITE or UPDATE, which may bring another Contact (RFC 3261 12.2.1.2,
     * RFC 3311 5). Only a carrier's: who answers may put the tags the other way round.
     */
    public void refreshed(SipMessage answer, InetAddress by) {
        if (carriers.isCarrier(by)) {
            carriers.calleeRenamed(ofContact(answer, Part.FROM_TAG, Part.TO_TAG));
        }
    }

    /** A callee's request, which may do so as well (RFC 3261 12.2.2). */
    void refreshedByCallee(SipMessage request) {
        carriers.calleeRenamed(ofContact(request, Part.TO_TAG, Part.FROM_TAG));
    }

    /** False if the call goes on, because it was answered in another dialog. */
    boolean end(SipMessage bye, boolean byCaller) {
        return carriers.callEnded(byCaller ? of(bye, Part.FROM_TAG, Part.TO_TAG)
                : of(bye, Part.TO_TAG, Part.FROM_TAG));
    }

    /** Whether what its caller sends is inside a call that is up. */
    boolean has(SipMessage request) {
        return carriers.isUp(of(request, Part.FROM_TAG, Part.TO_TAG));
    }

    /** Whether the callee of what its caller sends calls itself {@code bytes[from, to)}. */
    boolean isCalleesName(SipMessage request, byte[] bytes, int from, int to) {
        of(request, Part.FROM_TAG, Part.TO_TAG).name = token.nameKey(bytes, from, to);
        return carriers.isCalleesName(key);
    }

    private EstablishedCalls.Key of(SipMessage message, Part callersTag, Part calleesTag) {
        key.call = token.callKey(message, callersTag);
        key.dialog = token.dialogKey(message, key.call, calleesTag);
        key.name = EstablishedCalls.Key.NAMELESS;
        return key;
    }

    private EstablishedCalls.Key ofContact(SipMessage message, Part callersTag, Part calleesTag) {
        of(message, callersTag, calleesTag);
        byte[] bytes = message.bytes();
        int end = message.end(Part.CONTACT);
        boolean named = message.has(Part.CONTACT)
                && address.scan(bytes, message.start(Part.CONTACT), end) >= 0
                && uri.scan(bytes, address.uriStart(), address.uriEnd())
                && uri.userEnd() > uri.userStart();
        if (named) {
            key.name = token.nameKey(bytes, uri.userStart(), uri.userEnd());
        }
        return key;
    }
}
