package io.callgate.gateway.proxy.route;

import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import java.net.InetSocketAddress;

/**
 * The Contact of who places a call: where the callee sends what it says inside the call. Reused;
 * loop thread only.
 */
public final class CallerContact {

    private final HopUri uri = new HopUri();

    private final Callers callers;

    public CallerContact(Callers callers) {
        this.callers = callers;
    }

    /**
     * Whether nobody finds the caller by it: its host is a name, which is not looked up on the call
     * path, or an address that is no caller's, such as a private one behind NAT.
     */
    public boolean isElsewhere(SipMessage invite) {
        if (!invite.has(Part.CONTACT)) {
            return false;
        }
        byte[] bytes = invite.bytes();
        int end = invite.end(Part.CONTACT);
        int open = indexOf(bytes, '<', invite.start(Part.CONTACT), end);
        int from = open == end ? invite.start(Part.CONTACT) : open + 1;
        int to = indexOf(bytes, open == end ? ';' : '>', from, end);
        if (!uri.read(bytes, from, to)) {
            return false;
        }
        InetSocketAddress address = uri.address();
        return address == null || callers.at(address.getAddress()).isEmpty();
    }

    private static int indexOf(byte[] bytes, char wanted, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }
}
