package io.callgate.gateway.proxy.write;

import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.ByteWriter;
import io.callgate.gateway.message.HeaderName;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;

/**
 * Requests of our own that belong to an INVITE we forwarded, written from its bytes: CANCEL (RFC
 * 3261
 * 9.1) and the ACK to a failure (17.1.1.3). Loop thread only.
 */
public final class Derived {

    private static final byte[] ACK = Ascii.bytes("ACK ");
    private static final byte[] CANCEL = Ascii.bytes("CANCEL ");
    private static final byte[] VERSION_VIA = Ascii.bytes(" SIP/2.0\r\nVia: ");
    private static final byte[] MAX_FORWARDS = Ascii.bytes("\r\nMax-Forwards: 70\r\n");
    private static final byte[] CSEQ = Ascii.bytes("CSeq: ");
    private static final byte[] END = Ascii.bytes("\r\nContent-Length: 0\r\n\r\n");

    private final ByteWriter out = new ByteWriter(2 * SipMessage.BYTES_MAX);

    public byte[] bytes() {
        return out.bytes();
    }

    public int length() {
        return out.length();
    }

    public void writeCancel(SipMessage invite) {
        writeHead(CANCEL, invite);
        copy(invite, HeaderName.FROM);
        copy(invite, HeaderName.TO);
        writeTail(invite, CANCEL);
    }

    /** The To comes from the failure, whose tag it must carry. */
    public void writeAck(SipMessage invite, SipMessage failure) {
        writeHead(ACK, invite);
        copy(invite, HeaderName.FROM);
        copy(failure, HeaderName.TO);
        writeTail(invite, ACK);
    }

    private void writeHead(byte[] method, SipMessage invite) {
        out.clear().put(method);
        put(invite, Part.REQUEST_URI);
        out.put(VERSION_VIA);
        put(invite, Part.TOP_VIA);
        out.put(MAX_FORWARDS);
        copy(invite, HeaderName.ROUTE);
    }

    private void writeTail(SipMessage invite, byte[] method) {
        copy(invite, HeaderName.CALL_ID);
        out.put(CSEQ).putDecimal(invite.cseqNumber()).put(' ').put(method, 0, method.length - 1);
        out.put(END);
    }

    private void put(SipMessage message, Part part) {
        out.put(message.bytes(), message.start(part), message.end(part));
    }

    private void copy(SipMessage message, HeaderName name) {
        for (int line = 0; line < message.headerCount(); line++) {
            if (message.headerName(line) == name) {
                out.put(message.bytes(), message.headerStart(line), message.headerEnd(line));
            }
        }
    }
}
