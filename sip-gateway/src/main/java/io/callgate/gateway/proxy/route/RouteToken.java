package io.callgate.gateway.proxy.route;

import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.ByteWriter;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
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
 * element
 * that placed the call (16). A caller who may call from anywhere, or
 * whose Contact names its host by name, has its origin added, 37 digits
 * that the hash covers as well: IP address, an IPv4 one as IPv6 maps it (32), port (4), transport
 * (1). Loop thread only; holds what {@link #read} found last.
 */
public final class RouteToken {

    /** URI parameter that carries the token. */
    public static final byte[] PARAMETER = Ascii.bytes(";cg=");
    static final int LENGTH = 56;
    static final int LENGTH_WITH_ORIGIN = LENGTH + 37;

    /** Who sent the request that carried the token. */
    public enum Bearer {
        /** The token is forged, or belongs to another call. */
        NOBODY,
        CALLER,
        CALLEE
    }

    private static final byte PURPOSE = 4;
    private static final byte CALL = 5;

    private final SipHash hash;
    private long number;
    private long parties;
    private long epochSecond;
    private final Origin origin = new Origin();

    public RouteToken(RouteKey key) {
        this.hash = key.newHash();
    }

    /**
     * Writes the token for a call about to be forwarded.
     *
     * @param from where the call came from, if its caller may call from anywhere, else null
     */
    public void write(ByteWriter out, SipMessage invite, Admitted call, Hop from) {
        origin.set(from);
        long callParties = (long) call.callerHash() << 32 | call.carrierHash() & 0xffffffffL;
        out.putHex(call.number()).putHex(callParties).putHex8((int) call.epochSecond());
        out.putHex(mac(invite, Part.FROM_TAG, call.number(), callParties, call.epochSecond()));
        origin.write(out);
    }

    /** What the token says of the call. */
    public record Admitted(long number, int callerHash, int carrierHash, long epochSecond) {
    }

    /** Reads and verifies the token {@code bytes[from, to)}, which came with this request. */
    public Bearer read(byte[] bytes, int from, int to, SipMessage request) {
        origin.read(bytes, from + LENGTH, to);
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

    private long mac(SipMessage message, Part tag, long aNumber, long someParties, long second) {
        hash.begin(PURPOSE).add(aNumber).add(someParties).add(second);
        hash.add(message.bytes(), message.start(Part.CALL_ID), message.end(Part.CALL_ID));
        if (message.has(tag)) {
            hash.add(message.bytes(), message.start(tag), message.end(tag));
        }
        origin.addTo(hash);
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

    /** Called number of the call last read. */
    public long number() {
        return number;
    }

    /** Where that call came from, if its caller may call from anywhere. */
    public Optional<InetSocketAddress> origin() {
        return origin.address();
    }

    /** Over which transport. */
    public Transport originTransport() {
        return origin.transport();
    }

    public int callerHash() {
        return (int) (parties >>> 32);
    }

    public int carrierHash() {
        return (int) parties;
    }
}
