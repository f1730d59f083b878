package io.callgate.gateway.transport.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How TLS is spoken with the peers of a listening point, or with one that we connect to. Its files
 * can be read again while it is in use: streams that are open keep what they began with.
 */
public final class TlsSide {

    /** As long as a connection may take: then other carriers can still be tried. */
    private static final int HANDSHAKE_MILLIS_MAX = 4_000;

    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final TlsIdentity identity;
    /** Whether peers are asked for a certificate; of no use on the connecting side. */
    private final ClientAuth clientAuth;
    /** Whom the certificate of the other side must name; "" where that is not known before. */
    private final String peerName;
    /** Written by the thread that watches the files. */
    private volatile SslContext context;
    /** To connect to a peer that had connected to us; null where none shows a certificate. */
    private volatile SslContext backContext;

    private TlsSide(TlsIdentity identity, ClientAuth clientAuth, String peerName) {
        this.identity = identity;
        this.clientAuth = clientAuth;
        this.peerName = peerName;
    }

    /** Whether a peer that connects shows a certificate. */
    public enum ClientCertificates {
        NONE(ClientAuth.NONE), OPTIONAL(ClientAuth.OPTIONAL), REQUIRED(ClientAuth.REQUIRE);

        private final ClientAuth auth;

        ClientCertificates(ClientAuth auth) {
            this.auth = auth;
        }
    }

    /** @throws IOException naming the files, if they cannot be used */
    public static TlsSide listening(TlsIdentity identity, ClientCertificates certificates)
            throws IOException {
        TlsSide side = new TlsSide(identity, certificates.auth, "");
        side.read();
        return side;
    }

    /**
     * The same to connect with.
     *
     * @param peerName whom the other side's certificate must name (RFC 5922 7.2)
     */
    public static TlsSide connecting(TlsIdentity identity, String peerName) throws IOException {
        TlsSide side = new TlsSide(identity, ClientAuth.NONE, peerName);
        side.read();
        return side;
    }

    /**
     * Reads the files, now and whenever they have changed. Any thread.
     *
     * @throws IOException naming them; what was read before stays in use
     */
    public void read() throws IOException {
        try {
            if (clientAuth != ClientAuth.NONE) {
                backContext = contextOf(identity.forClient());
            }
            context = contextOf(peerName.isEmpty()
                    ? identity.forServer().clientAuth(clientAuth) : identity.forClient());
        } catch (IOException | IllegalArgumentException | IllegalStateException unusable) {
            throw new IOException(reason(unusable) + ", in the TLS files " + identity.files(),
                    unusable);
        }
    }

    private static SslContext contextOf(SslContextBuilder builder) throws IOException {
        return builder.protocols(VERSIONS)
                .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                .build();
    }

    /**
     * How TLS is spoken with a peer that had connected to us and is to be connected to: by the same
     * files, and only if its certificate bears this name. Null where no peer shows a certificate.
     */
    public TlsSide backTo(String certifiedName) {
        SslContext now = backContext;
        if (now == null) {
            return null;
        }
        TlsSide side = new TlsSide(identity, ClientAuth.NONE, certifiedName);
        side.context = now;
        return side;
    }

    private static String reason(Exception fault) {
        String cause = fault.getCause() == null ? "" : ": " + fault.getCause().getMessage();
        return fault.getMessage() + cause;
    }

    /** Files to be watched. */
    public List<Path> files() {
        return identity.files();
    }

    /** Whom the other side's certificate must name, if that is known. */
    public Optional<String> peerName() {
        return Optional.of(peerName).filter(name -> !name.isEmpty());
    }

    /** @param peerPort by which, with its name, sessions of the peer are known again */
    public SslHandler newHandler(ByteBufAllocator allocator, int peerPort) {
        // The name goes out as SNI, too, where it is one of DNS.
        SslHandler handler = peerName.isEmpty() ? context.newHandler(allocator)
                : context.newHandler(allocator, peerName, peerPort);
        handler.setHandshakeTimeoutMillis(HANDSHAKE_MILLIS_MAX);
        return handler;
    }
}
