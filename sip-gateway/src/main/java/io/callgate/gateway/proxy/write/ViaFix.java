package io.callgate.gateway.proxy.write;

import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.message.edit.ByteWriter;
import io.callgate.gateway.transport.Hop;

/**
 * What a server adds to the top Via of a request: {@code received} when the source differs from the
 * sent-by (RFC 3261 18.2.1) or when {@code rport} was asked for, and the value of {@code rport}
 * (RFC 3581 4). Loop thread only.
 */
public final class ViaFix {

    private static final byte[] RECEIVED = Ascii.bytes("received=");
    private static final byte[] RPORT = Ascii.bytes("rport=");

    private ViaFix() {
    }

    /** Writes the top Via's value, mended. */
    static void write(SipMessage message, Hop from, ByteWriter out) {
        byte[] bytes = message.bytes();
        int at = message.start(Part.TOP_VIA);
        boolean rport = message.has(Part.TOP_VIA_RPORT);
        boolean received = message.has(Part.TOP_VIA_RECEIVED);
        boolean rportFirst = rport && (!received
                || message.start(Part.TOP_VIA_RPORT) < message.start(Part.TOP_VIA_RECEIVED));
        if (rportFirst) {
            at = writeRport(message, from, at, out);
        }
        if (received) {
            out.put(bytes, at, message.start(Part.TOP_VIA_RECEIVED));
            out.put(RECEIVED).put(from.remoteHostText());
            at = message.end(Part.TOP_VIA_RECEIVED);
        }
        if (rport && !rportFirst) {
            at = writeRport(message, from, at, out);
        }
        out.put(bytes, at, message.end(Part.TOP_VIA));
        if (!received && (rport || differs(message, from))) {
            out.put(';').put(RECEIVED).put(from.remoteHostText());
        }
        if (!rport && from.transport().reliable()) {
            // Nobody asked, but by it alone an answer finds its stream (18.2.2) without a memory.
            out.put(';').put(RPORT).putDecimal(from.remote().getPort());
        }
    }

    private static int writeRport(SipMessage message, Hop from, int at, ByteWriter out) {
        out.put(message.bytes(), at, message.start(Part.TOP_VIA_RPORT));
        out.put(RPORT).putDecimal(from.remote().getPort());
        return message.end(Part.TOP_VIA_RPORT);
    }

    /** Whether the host of the sent-by is not, letter for letter, the source address. */
    private static boolean differs(SipMessage message, Hop from) {
        byte[] source = from.remoteHostText();
        int start = message.start(Part.TOP_VIA_HOST);
        int end = message.end(Part.TOP_VIA_HOST);
        boolean bracket = message.bytes()[start] == '[';
        return !Ascii.equalsIgnoreCase(message.bytes(), bracket ? start + 1 : start,
                bracket ? end - 1 : end, source);
    }
}
