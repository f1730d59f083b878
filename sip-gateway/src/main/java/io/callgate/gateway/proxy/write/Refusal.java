package io.callgate.gateway.proxy.write;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.edit.ByteWriter;
import io.callgate.gateway.screening.Decision;
import io.callgate.gateway.screening.Outcome;
import io.callgate.gateway.screening.Reason;

/**
 * The answer to a call that must not be made. One instance, pointed at each verdict in turn; loop
 * thread only.
 *
 * <p>Two Reason headers (RFC 3326), the Q.850 one first and without a space: FreeSWITCH reads only
 * the first, Asterisk keeps 19 characters of each. Never 503, which would send the call to another
 * trunk.
 */
public final class Refusal extends Answer {

    private static final byte[] SUPPRESSED = Ascii.bytes("Suppressed");
    private static final byte[] NOT_UNDERSTOOD = Ascii.bytes("Number Not Understood");
    private static final byte[] CANNOT_CHECK = Ascii.bytes("Cannot Be Checked");
    private static final byte[] NOT_RECOGNISED = Ascii.bytes("Caller Not Recognised");
    /** Q.850: 21 call rejected, 28 invalid number format, 41 temporary failure. */
    private static final byte[] REJECTED = Ascii.bytes("Reason: Q.850;cause=21;text=\"");
    private static final byte[] INVALID_NUMBER = Ascii.bytes("Reason: Q.850;cause=28;text=\"");
    private static final byte[] TEMPORARY = Ascii.bytes("Reason: Q.850;cause=41;text=\"");
    private static final byte[] BY_SIP = Ascii.bytes("\"\r\nReason: SIP;cause=");
    private static final byte[] TEXT = Ascii.bytes(";text=\"");
    private static final byte[] END = Ascii.bytes("\"\r\n");

    private Decision verdict;
    private int status;

    public Refusal() {
        super(0, "", new byte[0]);
    }

    public Refusal of(Decision refused, Caller caller) {
        verdict = refused;
        status = statusOf(refused, caller);
        return this;
    }

    private static int statusOf(Decision verdict, Caller caller) {
        if (verdict.reason() == Reason.NUMBER_NOT_UNDERSTOOD) {
            return 484;
        }
        if (verdict.reason() == Reason.CALLER_UNKNOWN) {
            return 403;
        }
        return verdict.outcome() == Outcome.UNCHECKABLE ? 480 : caller.refusalCode();
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public byte[] phrase() {
        return switch (verdict.reason()) {
            case NUMBER_NOT_UNDERSTOOD -> NOT_UNDERSTOOD;
            case CALLER_UNKNOWN -> NOT_RECOGNISED;
            default -> verdict.outcome() == Outcome.UNCHECKABLE ? CANNOT_CHECK : SUPPRESSED;
        };
    }

    @Override
    public void writeHeaders(ByteWriter out) {
        if (verdict.reason() == Reason.CALLER_UNKNOWN) {
            // A stranger is told nothing more, and must not get more bytes than it sent.
            return;
        }
        out.put(cause());
        out.put(verdict.reason().word());
        out.put(BY_SIP).putDecimal(status()).put(TEXT).put(verdict.reason().word());
        if (!verdict.list().isEmpty()) {
            out.put(' ').put(verdict.list());
        }
        out.put(END);
    }

    private byte[] cause() {
        if (verdict.reason() == Reason.NUMBER_NOT_UNDERSTOOD) {
            return INVALID_NUMBER;
        }
        return verdict.outcome() == Outcome.UNCHECKABLE ? TEMPORARY : REJECTED;
    }
}
