package io.callgate.gateway.proxy.write;

import io.callgate.gateway.admission.digest.Digest;
import io.callgate.gateway.message.edit.ByteWriter;
import java.net.InetAddress;

/** 407 with a fresh nonce. One instance, pointed at each source in turn; loop thread only. */
public final class Challenge extends Answer {

    private final Digest digest;
    private InetAddress source;
    private boolean stale;
    private long nowNanos;

    public Challenge(Digest digest) {
        super(407, "Proxy Authentication Required", new byte[0]);
        this.digest = digest;
    }

    /** @param isStale the credentials may be right, only their nonce was not */
    public Challenge to(InetAddress aSource, boolean isStale, long now) {
        source = aSource;
        stale = isStale;
        nowNanos = now;
        return this;
    }

    @Override
    public void writeHeaders(ByteWriter out) {
        digest.writeChallenges(out, source, stale, nowNanos);
    }
}
