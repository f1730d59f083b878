package io.callgate.gateway.proxy;

import io.callgate.gateway.message.AddressScanner;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.message.SipUri;
import io.callgate.gateway.message.UriScheme;
import io.callgate.gateway.proxy.route.Addresses;
import io.callgate.gateway.proxy.route.DialogRoute;
import io.callgate.gateway.signalling.FullGrammar;
import io.callgate.store.numbering.Canonicaliser;
import io.callgate.store.numbering.E164;

/**
 * The numbers that a carrier could call by a request inside a call, if it did not care about the
 * call: as the caller dials them, and as the carrier takes them. A user part that neither
 * understands is the name that the carrier gave to its end of the call, which nobody else can read
 * (RFC 3261 19.1.1); but one that looks like a number only if the carrier did give it. Reused; loop
 * thread only.
 */
final class TargetNumbers {

    /** Of each URI the caller's reading, the carrier's, a third, the routing number, its digits. */
    static final int NUMBERS_MAX = 5 * (1 + DialogRoute.ROUTES_MAX);

    private final long[] numbers = new long[NUMBERS_MAX];
    /** Which of them the carrier gave as its name, or may have given in a name. */
    private final boolean[] given = new boolean[NUMBERS_MAX];
    private final SipUri uri = new SipUri();
    private final AddressScanner address = new AddressScanner();
    private DialogRoute call;
    private SipMessage request;
    /** Whether a callee's own name may stand there. */
    private boolean ofTarget;
    /** Whether the URI read now stands where a carrier is told whom to call. */
    private boolean called;
    /** Whether its user part is what the callee calls itself. */
    private boolean named;
    private int count;
    private boolean unreadable;
    private boolean likeNumber;

    private TargetNumbers clear(DialogRoute ofCall) {
        call = ofCall;
        ofTarget = false;
        called = true;
        named = false;
        count = 0;
        unreadable = false;
        likeNumber = false;
        return this;
    }

    /**
     * Those of the Request-URI, and of each Route below ours: a strict router makes it the
     * Request-URI, and so might whom it leads to.
     *
     * @param strictly whether the first of them becomes it here
     */
    TargetNumbers read(SipMessage toTarget, DialogRoute ofCall, boolean strictly) {
        clear(ofCall);
        request = toTarget;
        ofTarget = true;
        byte[] bytes = request.bytes();
        if (uri.scan(bytes, request.start(Part.REQUEST_URI), request.end(Part.REQUEST_URI))) {
            boolean understood = add(bytes);
            unreadable |= !understood && uri.scheme() == UriScheme.TEL;
            readName(understood);
        }
        for (int i = 0; i < call.routesBelow(); i++) {
            called = strictly && i == 0;
            boolean understood = !call.readRouteBelow(i, bytes, uri) || add(bytes);
            readName(understood || !called);
        }
        return this;
    }

    private void readName(boolean understood) {
        if (understood) {
            return;
        }
        byte[] bytes = request.bytes();
        int from = uri.userStart();
        int to = uri.userEnd();
        unreadable |= UserPart.hasControl(bytes, from, to);
        if (!named && (UserPart.isDialled(bytes, from, to)
                || UserPart.beginsLikeNumber(bytes, from, to))) {
            likeNumber = true;
            // Passes only where names are forgotten, and then not with these digits.
            named = true;
            add(call.caller().canonicaliser().canonicalise(bytes, from,
                    UserPart.endOfNumber(bytes, from, to)));
        }
    }

    /** Those of {@code bytes[from, to)}, the value of a Refer-To, which names nobody's own end. */
    TargetNumbers readReferral(byte[] bytes, int from, int to, DialogRoute ofCall) {
        clear(ofCall);
        boolean whole = FullGrammar.addressUri(bytes, from, to).isPresent()
                && address.scan(bytes, from, to) == to
                && uri.scan(bytes, address.uriStart(), address.uriEnd()) && isOfACall();
        boolean understood = whole && add(bytes);
        unreadable |= !whole || !understood && (uri.scheme() == UriScheme.TEL
                || UserPart.isLikeNumber(bytes, uri.userStart(), uri.userEnd())
                || UserPart.hasControl(bytes, uri.userStart(), uri.userEnd()));
        return this;
    }

    private boolean isOfACall() {
        return switch (uri.scheme()) {
            case SIP, SIPS, TEL -> true;
            default -> false;
        };
    }

    /** @return whether anybody understands it, as a number to be called or an emergency one */
    private boolean add(byte[] bytes) {
        if (uri.userEnd() > uri.userStart()) {
            return add(bytes, uri.userStart(), uri.userEnd());
        }
        // A number in the place of the host: its top label would begin with a letter.
        boolean host = !UserPart.isLikeNumber(bytes, uri.hostStart(), uri.hostEnd())
                || UserPart.hasLetter(bytes, uri.hostStart(), uri.hostEnd())
                || Addresses.isLiteral(bytes, uri.hostStart(), uri.hostEnd());
        unreadable |= !host && !add(bytes, uri.hostStart(), uri.hostEnd());
        return true;
    }

    private boolean add(byte[] bytes, int from, int to) {
        boolean mayBeName = ofTarget && uri.scheme() != UriScheme.TEL;
        named = mayBeName && call.isCalleesName(request, bytes, from, to);
        Canonicaliser dialled = call.caller().canonicaliser();
        long number = dialled.canonicalise(bytes, from, to);
        long taken = call.carrier().numberIn(bytes, from, to);
        // Nobody here writes it so, but behind the carrier they may.
        long bare = mayBeBare(number, taken, bytes, from, to)
                ? dialled.subscriber(bytes, from, to) : E164.NOT_UNDERSTOOD;
        add(number);
        add(taken);
        add(bare);
        // RFC 4694: where the number is routed.
        add(dialled.portedRoutingNumber(bytes, from, to));
        boolean local = number == E164.NOT_UNDERSTOOD && !named
                && UserPart.hasNumberParameter(bytes, from, to);
        likeNumber |= local && mayBeName;
        unreadable |= local && !mayBeName;
        return number != E164.NOT_UNDERSTOOD || taken != E164.NOT_UNDERSTOOD
                || bare != E164.NOT_UNDERSTOOD;
    }

    /**
     * Not if it is the called number itself, too short, or a name that the carrier gave, or that a
     * router gave itself.
     */
    private boolean mayBeBare(long number, long taken, byte[] bytes, int from, int to) {
        long own = call.token().number();
        return called && !named && number != own && taken != own
                && UserPart.isLikeNumber(bytes, from, to);
    }

    private void add(long number) {
        if (E164.isSubscriber(number)) {
            numbers[count] = number;
            given[count] = named;
            count++;
        }
    }

    int count() {
        return count;
    }

    long at(int index) {
        return numbers[index];
    }

    /** Whether the carrier gave it as the name of its end of the call, or may have. */
    boolean isGiven(int index) {
        return given[index];
    }

    /**
     * Whether something looks like a number that nobody understands, and is no name that the
     * carrier gave, as far as is remembered.
     */
    boolean looksLikeNumber() {
        return likeNumber;
    }

    /** Whether it names a number for certain that nobody understands. */
    boolean isUnreadable() {
        return unreadable;
    }
}
