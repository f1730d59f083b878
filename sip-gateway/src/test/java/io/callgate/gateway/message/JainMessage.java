package io.callgate.gateway.message;

import gov.nist.core.CommonLogger;
import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.CallID;
import gov.nist.javax.sip.header.From;
import gov.nist.javax.sip.header.RequestLine;
import gov.nist.javax.sip.header.StatusLine;
import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.StringMsgParser;
import io.callgate.gateway.signalling.StackLog;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What JAIN-SIP reads in a message, part by part; what it refuses to read is left out. */
final class JainMessage {

    private final Set<Class<?>> refused = new HashSet<>();
    private final Map<Part, String> parts = new EnumMap<>(Part.class);

    static {
        CommonLogger.legacyLogger = new StackLog();
    }

    JainMessage(byte[] bytes) {
        try {
            SIPMessage message = new StringMsgParser().parseSIPMessage(unfolded(bytes), true, false,
                    (cause, target, header, text, whole) -> refused.add(header));
            read(message);
        } catch (ParseException | RuntimeException refusedAsAWhole) {
            parts.clear();
        }
    }

    /**
     * RFC 3261 7.3.1: a fold is one space. JAIN-SIP joins the lines without any, so that two words
     * become one; it is given what it should have made of them.
     */
    private static byte[] unfolded(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("\r\n[ \t]+", " ")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private void read(SIPMessage message) {
        if (message instanceof SIPRequest request && !refused.contains(RequestLine.class)) {
            parts.put(Part.METHOD, request.getMethod());
            readUri(request);
        }
        if (message instanceof SIPResponse response && !refused.contains(StatusLine.class)) {
            parts.put(Part.REASON_PHRASE, orEmpty(response.getReasonPhrase()).trim());
        }
        if (!refused.contains(CallID.class)) {
            parts.put(Part.CALL_ID, message.getCallId().getCallId());
        }
        if (!refused.contains(CSeq.class)) {
            parts.put(Part.CSEQ, Long.toString(message.getCSeq().getSeqNumber()));
            parts.put(Part.CSEQ_METHOD, message.getCSeq().getMethod());
        }
        if (!refused.contains(From.class)) {
            parts.put(Part.FROM_TAG, orEmpty(((From) message.getFrom()).getTag()));
        }
        if (!refused.contains(To.class)) {
            parts.put(Part.TO_TAG, orEmpty(((To) message.getTo()).getTag()));
        }
        if (!refused.contains(Via.class)) {
            Via via = message.getTopmostVia();
            parts.put(Part.TOP_VIA_HOST, via.getHost());
            parts.put(Part.TOP_VIA_BRANCH, orEmpty(via.getBranch()));
            parts.put(Part.TOP_VIA_TRANSPORT, via.getTransport());
        }
    }

    private void readUri(SIPRequest request) {
        if (request.getRequestURI() instanceof SipUri uri) {
            parts.put(Part.URI_USER, orEmpty(uri.getUser()));
            parts.put(Part.URI_HOST, uri.getHost());
        }
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    Map<Part, String> parts() {
        return parts;
    }
}
