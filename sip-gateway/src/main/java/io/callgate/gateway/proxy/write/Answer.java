package io.callgate.gateway.proxy.write;

import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.Fault;
import io.callgate.gateway.message.edit.ByteWriter;
import java.util.EnumMap;
import java.util.Map;

/**
 * A status, its phrase and its own headers: everything of an answer that the request does not give.
 */
public class Answer {

    /** Methods we carry, for 405 (RFC 3261 8.2.1) and OPTIONS. */
    private static final byte[] ALLOW = Ascii.bytes("Allow: INVITE, ACK, CANCEL, BYE, OPTIONS,"
            + " PRACK, UPDATE, INFO, REFER, NOTIFY, MESSAGE\r\n");
    /** Long enough for a peer to try elsewhere or pause, short enough not to lose the hour. */
    private static final byte[] RETRY_AFTER = Ascii.bytes("Retry-After: 5\r\n");
    private static final byte[] NONE = new byte[0];

    public static final Answer TRYING = new Answer(100, "Trying", NONE);
    public static final Answer OPTIONS_OK = new Answer(200, "OK", ALLOW);
    public static final Answer CANCEL_OK = new Answer(200, "OK", NONE);
    public static final Answer CALLER_UNKNOWN = new Answer(403, "Caller Not Recognised", NONE);
    public static final Answer METHOD_NOT_ALLOWED = new Answer(405, "Method Not Allowed", ALLOW);
    public static final Answer TIMED_OUT = new Answer(408, "Request Timeout", NONE);
    public static final Answer URI_SCHEME = new Answer(416, "Unsupported URI Scheme", NONE);
    public static final Answer EVIDENCE_LOST = new Answer(480, "Call Records Unavailable", NONE);
    public static final Answer NO_SUCH_CALL =
            new Answer(481, "Call/Transaction Does Not Exist", NONE);
    /** RFC 5393 5.3.3: the request may be on no branch at all. */
    public static final Answer BREADTH_SPENT = new Answer(440, "Max-Breadth Exceeded", NONE);
    public static final Answer LOOP = new Answer(482, "Loop Detected", NONE);
    /** RFC 5630 5.3: who asks for security all the way is not sent on without it. */
    public static final Answer SIPS_NOT_ALLOWED = new Answer(480, "SIPS Not Allowed",
            Ascii.bytes("Warning: 380 callgate \"SIPS Not Allowed\"\r\n"));
    public static final Answer TOO_MANY_HOPS = new Answer(483, "Too Many Hops", NONE);
    public static final Answer NO_ROUTE = new Answer(404, "No Route To Peer", NONE);
    public static final Answer TERMINATED = new Answer(487, "Request Terminated", NONE);
    /** RFC 3261 16.9: a hop that cannot be reached counts as a 503, and 16.7 relays that as 500. */
    public static final Answer UNREACHABLE = new Answer(500, "Carrier Unreachable", NONE);
    /** None answers, or none is left in service; 500 for the same reason. */
    public static final Answer NO_CARRIER = new Answer(500, "No Carrier In Service", NONE);
    public static final Answer TOO_LARGE = new Answer(513, "Message Too Large", NONE);
    public static final Answer OVERLOADED = new Answer(503, "Overloaded", RETRY_AFTER);
    public static final Answer CARRIERS_FULL =
            new Answer(503, "Carriers At Their Limit", RETRY_AFTER);
    public static final Answer DRAINING = new Answer(503, "Draining", RETRY_AFTER);

    private static final Map<Fault, Answer> FAULTS = new EnumMap<>(Fault.class);

    static {
        for (Fault fault : Fault.values()) {
            FAULTS.put(fault, new Answer(fault.status(), fault.phrase(), NONE));
        }
    }

    private final int status;
    private final byte[] phrase;
    private final byte[] headers;

    public Answer(int status, String phrase, byte[] headers) {
        this.status = status;
        this.phrase = Ascii.bytes(phrase);
        this.headers = headers;
    }

    public static Answer to(Fault fault) {
        return FAULTS.get(fault);
    }

    /** 420 naming what we do not support (RFC 3261 16.3 item 5). */
    public static Answer badExtension(String proxyRequire) {
        return new Answer(420, "Bad Extension",
                Ascii.bytes("Unsupported: " + proxyRequire + "\r\n"));
    }

    public int status() {
        return status;
    }

    public byte[] phrase() {
        return phrase;
    }

    /** Whether the To of the answer gets a tag: all but 100 do (RFC 3261 8.2.6.2). */
    public boolean tagged() {
        return status != 100;
    }

    public void writeHeaders(ByteWriter out) {
        out.put(headers);
    }
}
