package io.callgate.gateway.proxy;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.carrier.Carrier;
import io.callgate.gateway.message.ByteWriter;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.message.SipUri;
import io.callgate.gateway.message.UriScheme;
import io.callgate.store.numbering.Canonicaliser;
import io.callgate.store.numbering.E164;
import io.callgate.store.numbering.NotUnderstood;
import java.nio.charset.StandardCharsets;

/**
 * The numbers that a carrier could call by a request inside a call, if it did not care about the
 * call: as the caller dials them, and as the carrier takes them. A user part that neither
 * understands is the name that the carrier gave to its end of the call, which nobody else can read
 * (RFC 3261 19.1.1); only a tel URI and a routing number (RFC 4694) are numbers whatever they look
 * like. Reused; loop thread only.
 */
final class TargetNumbers {

    /** Two URIs; of each the caller's reading, the carrier's, and the routing number. */
    private static final int NUMBERS_MAX = 6;

    private final long[] numbers = new long[NUMBERS_MAX];
    private final SipUri uri = new SipUri();
    private int count;
    private boolean unreadable;

    /** @param strictTarget what becomes the Request-URI for a strict router; empty for none */
    TargetNumbers read(SipMessage request, ByteWriter strictTarget, Caller caller,
            Carrier carrier) {
        count = 0;
        unreadable = false;
        if (request.has(Part.URI_USER)) {
            boolean understood = add(request.bytes(), request.start(Part.URI_USER),
                    request.end(Part.URI_USER), caller, carrier);
            unreadable |= !understood && request.uriScheme() == UriScheme.TEL;
        }
        boolean named = strictTarget.length() > 0
                && uri.scan(strictTarget.bytes(), 0, strictTarget.length())
                && uri.userEnd() > uri.userStart();
        if (named) {
            add(strictTarget.bytes(), uri.userStart(), uri.userEnd(), caller, carrier);
        }
        return this;
    }

    /** @return whether anybody understands it, as a number to be called or an emergency one */
    private boolean add(byte[] bytes, int from, int to, Caller caller, Carrier carrier) {
        Canonicaliser dialled = caller.canonicaliser();
        long number = dialled.canonicalise(bytes, from, to);
        long taken = carrier.numberIn(bytes, from, to);
        add(number);
        add(taken);
        add(dialled.portedRoutingNumber(bytes, from, to));
        unreadable |= number == E164.NOT_UNDERSTOOD && isRoutedToNowhere(dialled, bytes, from, to);
        return number != E164.NOT_UNDERSTOOD || taken != E164.NOT_UNDERSTOOD;
    }

    private void add(long number) {
        if (E164.isSubscriber(number)) {
            numbers[count] = number;
            count++;
        }
    }

    private static boolean isRoutedToNowhere(Canonicaliser dialled, byte[] bytes, int from,
            int to) {
        return dialled.explain(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1))
                .filter(NotUnderstood.ROUTING_NUMBER::equals).isPresent();
    }

    int count() {
        return count;
    }

    long at(int index) {
        return numbers[index];
    }

    /** Whether it names a number for certain that nobody understands. */
    boolean isUnreadable() {
        return unreadable;
    }
}
