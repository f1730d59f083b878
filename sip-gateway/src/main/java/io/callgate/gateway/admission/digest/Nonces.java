package io.callgate.gateway.admission.digest;

import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.edit.ByteWriter;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Nonces that need no memory until somebody proved a password with one: second of issue, serial
 * number, and a keyed hash over both and the source address, 32 hexadecimal digits. The key is new
 * at each start, so that a nonce of an earlier run, whose use nobody remembers, is stale. Loop
 * thread only.
 */
final class Nonces {

    /** Longer than any caller takes to answer; a nonce that is older is stale. */
    static final int LIFETIME_SECONDS = 300;
    static final int LENGTH = 32;

    private static final long NO_ID = 0;

    private final Mac mac;
    private final ByteBuffer input = ByteBuffer.allocate(16);
    private final byte[] hash = new byte[32];
    private final long beginNanos;
    private int serial;
    private long id = NO_ID;

    Nonces(long nowNanos) {
        beginNanos = nowNanos;
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Seconds since the start, from 1. */
    int second(long nowNanos) {
        return (int) TimeUnit.NANOSECONDS.toSeconds(nowNanos - beginNanos) + 1;
    }

    /** Writes a new one for this source. */
    void write(ByteWriter out, long source, long nowNanos) {
        serial++;
        long fresh = (long) second(nowNanos) << 32 | serial & 0xffffffffL;
        out.putHex(fresh).putHex(hash(fresh, source));
    }

    /** Whether we issued it to this source, and not too long ago; {@link #id} is then its own. */
    boolean isFresh(byte[] bytes, int from, int to, long source, long nowNanos) {
        if (to - from != LENGTH) {
            return false;
        }
        long issued = Ascii.hex(bytes, from, NO_ID);
        if (issued == NO_ID || Ascii.hex(bytes, from + 16, 0) != hash(issued, source)) {
            return false;
        }
        id = issued;
        return second(nowNanos) - secondOf(issued) <= LIFETIME_SECONDS;
    }

    /** Of the nonce that was found fresh last; never twice the same. */
    long id() {
        return id;
    }

    static int secondOf(long id) {
        return (int) (id >>> 32);
    }

    private long hash(long nonce, long source) {
        input.clear().putLong(nonce).putLong(source).flip();
        mac.update(input);
        try {
            mac.doFinal(hash, 0);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        return ByteBuffer.wrap(hash).getLong();
    }
}
