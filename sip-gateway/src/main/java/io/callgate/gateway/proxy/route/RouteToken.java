package io.callgate.gateway.proxy.route;

import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.message.edit.ByteWriter;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * The signed token in our Record-Route: what lets a request ride in an admitted call without being
 * judged again, on any gateway that holds the key.
 *
 * <p>56 hexadecimal digits: number (16), hash of the caller's name (8), hash of the carrier's name
 * (8), epoch second of the verdict (8), keyed hash over these, the Call-ID and the tag of the
 * element that placed the call (16). Two addresses may follow, 37 digits each, which the hash
 * covers as well: where the call came from, if its caller may call from anywhere or its Contact
 * does not say where it is; where it left, if its carrier is named by a name, which may stand for
 * many.
 * Of each: IP address, an IPv4 one as IPv6 maps it (32), port (4), transport (1), with 8 added on
 * the carrier's side. Loop thread only; holds what {@link #read} found last.
 */
public final class RouteToken {

    /** URI parameter that carries the token. */
    public static final byte[] PARAMETER = Ascii.bytes(";cg=");
    private static final int LENGTH = 56;
    private static final int LENGTH_MAX = LENGTH + 2 * TokenHop.DIGITS;

    /** Who sent the request that carried the token. */
    public enum Bearer {
        /** The token is forged, or belongs to another call. */
        NOBODY,
        CALLER,
        CALLEE
    }

    private static final byte PURPOSE = 4;
    private static final byte CALL = 5;
    private static final byte DIALOG = 6;
    private static final byte NAME = 7;

    private final SipHash hash;
    private long number;
    private long parties;
    private long epochSecond;
    private final TokenHop origin = TokenHop.ofCaller();
    private final TokenHop target = TokenHop.ofCarrier();

    public RouteToken(RouteKey key) {
        this.hash = key.newHash();
    }

    static boolean isLength(int digits) {
        return digits >= LENGTH && digits <= LENGTH_MAX
                && (digits - LENGTH) % TokenHop.DIGITS == 0;
    }

    /**
     * Writes the token for a call about to be forwarded.
     *
     * @param from where the call came from, if that is to be found again by the token, else null
     * @param to   where it goes, likewise
     */
    public void write(ByteWriter out, SipMessage invite, Admitted call, Hop from, Hop to) {
        origin.set(from);
        target.set(to);
        long callParties = (long) call.callerHash() << 32 | call.carrierHash() & 0xffffffffL;
        out.putHex(call.number()).putHex(callParties).putHex8((int) call.epochSecond());
        out.putHex(mac(invite, Part.FROM_TAG, call.number(), callParties, call.epochSecond()));
        origin.write(out);
        target.write(out);
    }

    /**
     * What the token says of the call.
     *
     * @param byName whether its carrier is named by a name, so that one of its addresses is meant
     */
    public record Admitted(long number, int callerHash, int carrierHash, long epochSecond,
            boolean byName) {
    }

    /** Reads and verifies the token {@code bytes[from, to)}, which came with this request. */
    public Bearer read(byte[] bytes, int from, int to, SipMessage request) {
        if (!readHops(bytes, from + LENGTH, to)) {
            return Bearer.NOBODY;
        }
        number = Ascii.hex(bytes, from, 0);
        parties = Ascii.hex(bytes, from + 16, 0);
        long timeAndMacHead = Ascii.hex(bytes, from + 32, 0);
        epochSecond = timeAndMacHead >>> 32;
        long mac = Ascii.hex(bytes, from + 40, 0);
        if (mac == mac(request, Part.FROM_TAG, number, parties, epochSecond)) {
            return Bearer.CALLER;
        }
        boolean byCallee = mac == mac(request, Part.TO_TAG, number, parties, epochSecond);
        return byCallee ? Bearer.CALLEE : Bearer.NOBODY;
    }

    /** False if it is not all digits of two sides, each once. */
    private boolean readHops(byte[] bytes, int from, int to) {
        origin.clear();
        target.clear();
        for (int at = from; at < to; at += TokenHop.DIGITS) {
            if (target.isAt(bytes, at)) {
                target.read(bytes, at);
            } else {
                origin.read(bytes, at);
            }
        }
        return origin.digits() + target.digits() == to - from;
    }

    private long mac(SipMessage message, Part tag, long aNumber, long someParties, long second) {
        hash.begin(PURPOSE).add(aNumber).add(someParties).add(second);
        hash.add(message.bytes(), message.start(Part.CALL_ID), message.end(Part.CALL_ID));
        if (message.has(tag)) {
            hash.add(message.bytes(), message.start(tag), message.end(tag));
        }
        origin.addTo(hash);
        target.addTo(hash);
        return hash.finish();
    }

    /**
     * What one call is known by on both its ways, whatever was said of it in a token.
     *
     * @param tag of the element that placed the call: From in what it sends and in the answers to
     *     that, To in what the callee sends
     */
    public long callKey(SipMessage message, Part tag) {
        hash.begin(CALL);
        hash.add(message.bytes(), message.start(Part.CALL_ID), message.end(Part.CALL_ID));
        if (message.has(tag)) {
            hash.add(message.bytes(), message.start(tag), message.end(tag));
        }
        return hash.finish();
    }

    /** What one dialog of that call is known by: by the tag of the element that was called, too. */
    int dialogKey(SipMessage message, long callKey, Part calleesTag) {
        hash.begin(DIALOG).add(callKey);
        if (message.has(calleesTag)) {
            hash.add(message.bytes(), message.start(calleesTag), message.end(calleesTag));
        }
        return (int) hash.finish();
    }

    /** What {@code bytes[from, to)}, the user part of a Contact, is known by. */
    int nameKey(byte[] bytes, int from, int to) {
        return (int) hash.begin(NAME).add(bytes, from, to).finish();
    }

    /** Called number of the call last read. */
    public long number() {
        return number;
    }

    /** When that call was let through. */
    public long epochSecond() {
        return epochSecond;
    }

    /** Where that call came from, if its caller may call from anywhere. */
    public Optional<InetSocketAddress> origin() {
        return origin.address();
    }

    /** Over which transport. */
    public Transport originTransport() {
        return origin.transport();
    }

    /** Where that call went, if its carrier is named by a name. */
    public Optional<InetSocketAddress> target() {
        return target.address();
    }

    /** Over which transport. */
    public Transport targetTransport() {
        return target.transport();
    }

    public int callerHash() {
        return (int) (parties >>> 32);
    }

    public int carrierHash() {
        return (int) parties;
    }
}
