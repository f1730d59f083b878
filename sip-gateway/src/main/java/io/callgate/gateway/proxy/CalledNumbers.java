package io.callgate.gateway.proxy;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.store.numbering.E164;

/** The number a Request-URI calls, and the Request-URI that a carrier is sent for it. */
final class CalledNumbers {

    /** RFC 5031: the emergency service, whatever its number here; not a number to be rewritten. */
    static final long SOS = -112;

    private static final byte[] SOS_SERVICE = Ascii.bytes("service:sos");

    private CalledNumbers() {
    }

    /** An {@link E164} long; the caller's dial plan reads it. */
    static long of(SipMessage request, Caller caller) {
        return switch (request.uriScheme()) {
            case SIP, SIPS, TEL -> ofUser(request, caller);
            case URN -> isSos(request) ? SOS : E164.NOT_UNDERSTOOD;
            default -> E164.NOT_UNDERSTOOD;
        };
    }

    private static long ofUser(SipMessage request, Caller caller) {
        if (!request.has(Part.URI_USER)) {
            return E164.NOT_UNDERSTOOD;
        }
        return caller.canonicaliser().canonicalise(request.bytes(),
                request.start(Part.URI_USER), request.end(Part.URI_USER));
    }

    /** The {@code rn} parameter's number, E164.NOT_UNDERSTOOD if there is none. */
    static long routingNumber(SipMessage request, Caller caller) {
        if (!request.has(Part.URI_USER)) {
            return E164.NOT_UNDERSTOOD;
        }
        return caller.canonicaliser().portedRoutingNumber(request.bytes(),
                request.start(Part.URI_USER), request.end(Part.URI_USER));
    }

    /** {@code urn:service:sos} or one of its sub-services, {@code urn:service:sos.fire}. */
    private static boolean isSos(SipMessage request) {
        int start = request.start(Part.URI_BODY);
        int end = start + SOS_SERVICE.length;
        boolean whole = end == request.end(Part.URI_BODY)
                || end < request.end(Part.URI_BODY) && request.bytes()[end] == '.';
        return whole && Ascii.equalsIgnoreCase(request.bytes(), start, end, SOS_SERVICE);
    }
}
