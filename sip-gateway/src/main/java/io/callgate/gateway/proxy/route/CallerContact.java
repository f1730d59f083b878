package io.callgate.gateway.proxy.route;

import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;

/**
 * The Contact of who places a call: where the callee sends what it says inside the call. Reused;
 * loop thread only.
 */
public final class CallerContact {

    private final HopUri uri = new HopUri();

    /** Whether it names its host by name, which is not looked up on the call path. */
    public boolean isByName(SipMessage invite) {
        if (!invite.has(Part.CONTACT)) {
            return false;
        }
        byte[] bytes = invite.bytes();
        int end = invite.end(Part.CONTACT);
        int open = indexOf(bytes, '<', invite.start(Part.CONTACT), end);
        int from = open == end ? invite.start(Part.CONTACT) : open + 1;
        int to = indexOf(bytes, open == end ? ';' : '>', from, end);
        return uri.read(bytes, from, to) && uri.address() == null;
    }

    private static int indexOf(byte[] bytes, char wanted, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }
}
