package io.callgate.gateway.proxy.write;

import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.HeaderName;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.message.edit.ByteWriter;

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
    private static final byte[] TO = Ascii.bytes("To: ");
    private static final byte[] CRLF = Ascii.bytes("\r\n");
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

    /** The same from nothing but a response to the INVITE, whose Request-URI this was. */
    public void writeCancel(SipMessage response, ByteWriter uri) {
        writeHead(CANCEL, uri.bytes(), 0, uri.length());
        put(response, Part.TOP_VIA);
        out.put(MAX_FORWARDS);
        copy(response, HeaderName.FROM);
        // RFC 3261 9.1: To as in the INVITE, which had no tag.
        out.put(TO).put(response.bytes(), response.start(Part.TO), endOfUntaggedTo(response));
        out.put(CRLF);
        writeTail(response, CANCEL);
    }

    /** The same from nothing but the failure. */
    public void writeAck(SipMessage failure, ByteWriter uri) {
        writeHead(ACK, uri.bytes(), 0, uri.length());
        put(failure, Part.TOP_VIA);
        out.put(MAX_FORWARDS);
        copy(failure, HeaderName.FROM);
        copy(failure, HeaderName.TO);
        writeTail(failure, ACK);
    }

    /** RFC 3261 25.1: white space may stand around the semicolon and the equals sign of a tag. */
    private static int endOfUntaggedTo(SipMessage response) {
        if (!response.has(Part.TO_TAG)) {
            return response.end(Part.TO);
        }
        int semicolon = response.start(Part.TO_TAG);
        while (response.bytes()[semicolon] != ';') {
            semicolon--;
        }
        return semicolon;
    }

    private void writeHead(byte[] method, SipMessage invite) {
        writeHead(method, invite.bytes(), invite.start(Part.REQUEST_URI),
                invite.end(Part.REQUEST_URI));
        put(invite, Part.TOP_VIA);
        out.put(MAX_FORWARDS);
        copy(invite, HeaderName.ROUTE);
    }

    private void writeHead(byte[] method, byte[] uri, int from, int to) {
        out.clear().put(method).put(uri, from, to).put(VERSION_VIA);
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
