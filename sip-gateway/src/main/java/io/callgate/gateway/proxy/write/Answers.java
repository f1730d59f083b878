package io.callgate.gateway.proxy.write;

import io.callgate.gateway.admission.TokenBucket;
import io.callgate.gateway.evidence.CallEvent;
import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.HeaderName;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.message.edit.ByteWriter;
import io.callgate.gateway.proxy.route.TransactionKeys;
import io.callgate.gateway.screening.Reason;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Wire;

/**
 * Answers of our own, written from the bytes of the request (RFC 3261 8.2.6): Via, From, To,
 * Call-ID
 * and CSeq as they came. Loop thread only, allocates nothing.
 */
public final class Answers {

    /**
     * To sources that are neither caller nor carrier. Enough for a misconfigured PBX to be told so,
     * too little to be of use against anybody whose address is forged.
     */
    static final int STRANGERS_ANSWERED_PER_SECOND_MAX = 100;

    private static final byte[] VERSION = Ascii.bytes("SIP/2.0 ");
    private static final byte[] TAG = Ascii.bytes(";tag=cg");
    private static final byte[] NO_BODY = Ascii.bytes("Content-Length: 0\r\n\r\n");
    private static final byte[] CRLF = Ascii.bytes("\r\n");

    private final ByteWriter out = new ByteWriter(2 * SipMessage.BYTES_MAX);
    /** By datagram, whose source may be forged. */
    private final TokenBucket strangers = new TokenBucket(STRANGERS_ANSWERED_PER_SECOND_MAX);
    /** By stream: a flood of datagrams does not keep these from their answers. */
    private final TokenBucket connected = new TokenBucket(STRANGERS_ANSWERED_PER_SECOND_MAX);
    private final TransactionKeys keys;
    private final Wire wire;

    public Answers(TransactionKeys keys, Wire wire) {
        this.keys = keys;
        this.wire = wire;
    }

    /** The bytes of the answer written last. */
    public byte[] bytes() {
        return out.bytes();
    }

    public int length() {
        return out.length();
    }

    /**
     * Answers the message that has just arrived, where it came from.
     *
     * @return false if it is dropped instead: there are too many of strangers
     */
    public boolean answer(Arrival arrival, long key, Answer answer) {
        write(arrival.message, arrival.from, key, answer);
        if (arrival.fromStranger && !mayAnswerStranger(arrival)) {
            arrival.facts.discarded = "stranger";
            return false;
        }
        wire.send(arrival.from, out.bytes(), out.length());
        arrival.facts.answer = answer.status();
        return true;
    }

    /**
     * Not often; by datagram not with more bytes than came either, the source may be forged. What
     * is refused too often is not recorded either: a flood would fill the disk that calls need.
     */
    private boolean mayAnswerStranger(Arrival arrival) {
        boolean byStream = arrival.from.transport().reliable();
        boolean seldom = arrival.proved
                || (byStream ? connected : strangers).take(arrival.nowNanos);
        if (!seldom && arrival.facts.verdict.reason() == Reason.CALLER_UNKNOWN) {
            arrival.facts.event = CallEvent.NONE;
        }
        return seldom && (byStream || out.length() <= arrival.message.length());
    }

    /** Writes an answer to a request that was kept as forwarded: our own Via on top is left out. */
    public void writeToKept(SipMessage kept, long key, Answer answer) {
        write(kept, null, key, answer);
    }

    private void write(SipMessage request, Hop from, long key, Answer answer) {
        out.clear().put(VERSION).putDecimal(answer.status()).put(' ').put(answer.phrase());
        out.put(CRLF);
        writeVias(request, from);
        for (int line = 0; line < request.headerCount(); line++) {
            writeEchoed(request, line, key, answer);
        }
        answer.writeHeaders(out);
        out.put(NO_BODY);
    }

    private void writeVias(SipMessage request, Hop from) {
        int cutFrom = from == null ? request.start(Part.TOP_VIA_CUT) : request.start(Part.TOP_VIA);
        int cutTo = from == null ? request.end(Part.TOP_VIA_CUT) : request.end(Part.TOP_VIA);
        for (int line = 0; line < request.headerCount(); line++) {
            if (request.headerName(line) != HeaderName.VIA) {
                continue;
            }
            int start = request.headerStart(line);
            int end = request.headerEnd(line);
            boolean holdsTop = start <= cutFrom && cutTo <= end;
            if (holdsTop) {
                out.put(request.bytes(), start, cutFrom);
                writeTopVia(request, from);
                out.put(request.bytes(), cutTo, end);
            } else {
                out.put(request.bytes(), start, end);
            }
        }
    }

    private void writeTopVia(SipMessage request, Hop from) {
        if (from != null) {
            ViaFix.write(request, from, out);
        }
    }

    private void writeEchoed(SipMessage request, int line, long key, Answer answer) {
        HeaderName name = request.headerName(line);
        int start = request.headerStart(line);
        int end = request.headerEnd(line);
        boolean untagged = name == HeaderName.TO && !request.has(Part.TO_TAG) && answer.tagged();
        if (untagged) {
            out.put(request.bytes(), start, request.end(Part.TO));
            out.put(TAG).putHex(keys.toTag(key)).put(CRLF);
        } else if (isEchoed(name, answer)) {
            out.put(request.bytes(), start, end);
        }
    }

    private static boolean isEchoed(HeaderName name, Answer answer) {
        return switch (name) {
            case FROM, TO, CALL_ID, CSEQ -> true;
            // RFC 3261 8.2.6.1: a 100 copies the Timestamp.
            case TIMESTAMP -> !answer.tagged();
            default -> false;
        };
    }
}
