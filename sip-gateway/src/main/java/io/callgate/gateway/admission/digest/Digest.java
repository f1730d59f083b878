package io.callgate.gateway.admission.digest;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.admission.digest.Credentials.Field;
import io.callgate.gateway.config.DigestConfig;
import io.callgate.gateway.message.Ascii;
import io.callgate.gateway.message.HeaderName;
import io.callgate.gateway.message.Part;
import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.message.edit.ByteWriter;
import io.callgate.gateway.notice.Notice;
import io.callgate.gateway.notice.Notices;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Recognises callers by password (RFC 3261 22.3). Tells a stranger nothing of who is known: an
 * unknown user, a wrong password and a password of another realm take the same way to the same
 * answer. Loop thread only, but for {@link #use} and the counts.
 */
public final class Digest {

    /** What credentials came to. */
    public enum Finding {
        /** There are none for our realm that can be read. */
        NONE,
        ACCEPTED,
        WRONG,
        /** The nonce is not, or no longer, one of ours, or was used before. */
        STALE,
        /** Not even looked at: too many were wrong lately. */
        LOCKED_OUT,
        /** Made for another Request-URI (RFC 7616 3.4.6). */
        OTHER_URI
    }

    /** Wrong passwords a minute from one source, before its credentials are looked at no more. */
    static final int FAILURES_OF_SOURCE_MAX = 10;
    /** The same for one user from all sources; those that proved the password are not stopped. */
    static final int FAILURES_OF_USER_MAX = 30;

    private static final byte[] AUTH = Ascii.bytes("auth");

    private final List<Algorithm> algorithms;
    private final byte[] realm;
    private final Callers callers;
    private final Notices notices;
    private final Nonces nonces;
    private final Response response = new Response();
    private final UsedNonces used = new UsedNonces();
    private final Failures ofSources = new Failures(FAILURES_OF_SOURCE_MAX);
    private final Failures ofUsers = new Failures(FAILURES_OF_USER_MAX);
    private final ProvedSources proved = new ProvedSources();
    private final Credentials credentials = new Credentials();
    private final Counts counts = new Counts();
    /** Written by the thread that watches the file. */
    private volatile Secrets secrets = Secrets.NONE;
    private Caller caller;

    public Digest(DigestConfig config, Callers callers, Notices notices, long nowNanos) {
        this.algorithms = config.algorithms().stream().map(Algorithm::ofKey).toList();
        this.realm = Ascii.bytes(config.realm());
        this.callers = callers;
        this.notices = notices;
        this.nonces = new Nonces(nowNanos);
    }

    /** From now on passwords are these. Any thread. */
    public void use(Secrets fresh) {
        secrets = fresh;
    }

    /** Whether anybody can be recognised so; if not, nobody is challenged. */
    public boolean isAsked() {
        return callers.haveDigestUsers();
    }

    /** Whether this source proved a password before. */
    public boolean hasProved(InetAddress source) {
        return proved.has(keyOf(source));
    }

    /** Who was {@link Finding#ACCEPTED} last. */
    public Caller caller() {
        return caller;
    }

    /** Looks at the credentials for our realm in this request. */
    public Finding examine(SipMessage request, InetAddress source, long nowNanos) {
        if (!find(request)) {
            return Finding.NONE;
        }
        Algorithm algorithm = algorithm();
        if (algorithm == null || !isComplete(algorithm)) {
            return Finding.NONE;
        }
        if (!credentials.is(Field.URI, request.bytes(), request.start(Part.REQUEST_URI),
                request.end(Part.REQUEST_URI))) {
            return Finding.OTHER_URI;
        }
        Finding finding = judge(request, algorithm, keyOf(source), nowNanos);
        counts.add(finding);
        return finding;
    }

    private boolean find(SipMessage request) {
        for (int line = 0; line < request.headerCount(); line++) {
            if (isOurs(request, line)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the line is for our realm: nobody beyond us is to see it. What cannot be read, and
     * so is no credentials, is if it has the realm anywhere in it.
     */
    public boolean isForUs(SipMessage request, int line) {
        if (request.headerName(line) != HeaderName.PROXY_AUTHORIZATION) {
            return false;
        }
        int from = request.valueStart(line);
        int end = request.valueEnd(line);
        return credentials.read(request.bytes(), from, end)
                ? credentials.is(Field.REALM, realm, 0, realm.length)
                : mentionsRealm(request.bytes(), from, end);
    }

    private boolean mentionsRealm(byte[] bytes, int from, int end) {
        for (int at = from; at < end; at++) {
            if (isRealmAt(bytes, at, end)) {
                return true;
            }
        }
        return false;
    }

    /** Letter for letter but for case, and for a backslash that may stand before any letter. */
    private boolean isRealmAt(byte[] bytes, int from, int end) {
        int at = from;
        for (byte letter : realm) {
            at += at < end && bytes[at] == '\\' ? 1 : 0;
            if (at >= end || lower(bytes[at]) != lower(letter)) {
                return false;
            }
            at++;
        }
        return true;
    }

    private static int lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? octet | 0x20 : octet;
    }

    private boolean isOurs(SipMessage request, int line) {
        return request.headerName(line) == HeaderName.PROXY_AUTHORIZATION
                && credentials.read(request.bytes(), request.valueStart(line),
                        request.valueEnd(line))
                && credentials.is(Field.REALM, realm, 0, realm.length);
    }

    /** Null if it is none that we offer. */
    private Algorithm algorithm() {
        for (Algorithm algorithm : algorithms) {
            boolean named = credentials.has(Field.ALGORITHM)
                    ? credentials.isIgnoringCase(Field.ALGORITHM, algorithm.tokenBytes())
                    : algorithm == Algorithm.MD5;
            if (named) {
                return algorithm;
            }
        }
        return null;
    }

    /** We offer qop=auth only, and who answers without it could be replayed. */
    private boolean isComplete(Algorithm algorithm) {
        return credentials.has(Field.USERNAME) && credentials.has(Field.NONCE)
                && credentials.has(Field.URI) && credentials.has(Field.CNONCE)
                && credentials.isIgnoringCase(Field.QOP, AUTH)
                && length(Field.NC) == 8 && count() > 0
                && length(Field.RESPONSE) == algorithm.hexLength();
    }

    private int length(Field field) {
        return credentials.end(field) - credentials.start(field);
    }

    /** Eight hexadecimal digits; 0, which nobody counts from, if they are not. */
    private long count() {
        long count = 0;
        for (int at = credentials.start(Field.NC); at < credentials.end(Field.NC); at++) {
            int digit = Character.digit(credentials.bytes()[at], 16);
            if (digit < 0) {
                return 0;
            }
            count = count << 4 | digit;
        }
        return count;
    }

    private Finding judge(SipMessage request, Algorithm algorithm, long source, long nowNanos) {
        boolean fresh = nonces.isFresh(credentials.bytes(), credentials.start(Field.NONCE),
                credentials.end(Field.NONCE), source, nowNanos);
        if (!fresh) {
            return Finding.STALE;
        }
        String user = new String(credentials.bytes(), credentials.start(Field.USERNAME),
                length(Field.USERNAME), StandardCharsets.UTF_8);
        long userKey = keyOf(user);
        boolean lockedOut = ofSources.isFull(source, nowNanos)
                || ofUsers.isFull(userKey, nowNanos) && !proved.has(both(source, userKey));
        if (lockedOut) {
            return Finding.LOCKED_OUT;
        }
        Caller named = callers.ofDigestUser(user);
        String known = named == callers.unknown() ? "" : user;
        boolean right = response.isRight(request, credentials, algorithm,
                secrets.of(known, algorithm));
        if (!right) {
            return onWrong(source, userKey, nowNanos);
        }
        if (!used.use(nonces.id(), count(), nonces.second(nowNanos))) {
            return Finding.STALE;
        }
        proved.add(source);
        proved.add(both(source, userKey));
        caller = named;
        return Finding.ACCEPTED;
    }

    private Finding onWrong(long source, long user, long nowNanos) {
        ofSources.add(source, nowNanos);
        ofUsers.add(user, nowNanos);
        if (ofSources.isFull(source, nowNanos) || ofUsers.isFull(user, nowNanos)) {
            notices.raise(Notice.DIGEST_LOCKED_OUT);
        }
        return Finding.WRONG;
    }

    /** An IPv6 source is its network of 64 bits: who has one address of it has them all. */
    private static long keyOf(InetAddress source) {
        byte[] bytes = source.getAddress();
        ByteBuffer address = ByteBuffer.wrap(bytes);
        return bytes.length == 4 ? 1L << 32 | address.getInt() & 0xffffffffL : address.getLong();
    }

    private static long keyOf(String user) {
        return 1L << 33 | user.hashCode() & 0xffffffffL;
    }

    private static long both(long source, long user) {
        return source * 31 + user;
    }

    /** Writes the Proxy-Authenticate lines, the strongest first (RFC 8760 2.3). */
    public void writeChallenges(ByteWriter out, InetAddress source, boolean stale,
            long nowNanos) {
        counts.challenged();
        for (Algorithm algorithm : algorithms) {
            out.put("Proxy-Authenticate: Digest realm=\"").put(realm).put("\", nonce=\"");
            nonces.write(out, keyOf(source), nowNanos);
            out.put(stale ? "\", stale=true, algorithm=" : "\", algorithm=")
                    .put(algorithm.token()).put(", qop=\"auth\"\r\n");
        }
    }

    public Counts counts() {
        return counts;
    }
}
