package io.callgate.gateway.outer;

import io.callgate.gateway.outer.Authority.Issued;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** One side of a TLS stream, by Java's own TLS, that says whatever a test wants it to say. */
final class TlsStream implements Closeable {

    private static final char[] NO_PASSWORD = {};

    private final SSLSocket socket;

    private TlsStream(SSLSocket socket) {
        this.socket = socket;
    }

    /** Connects and shakes hands; trusts the authority and, if it has one, shows a certificate. */
    static TlsStream to(int port, Path trusted, Optional<Issued> own) throws IOException {
        SSLSocket socket = (SSLSocket) context(trusted, own).getSocketFactory()
                .createSocket(Ports.loopback(), port);
        socket.setSoTimeout(Patience.MILLIS_MAX);
        socket.startHandshake();
        return new TlsStream(socket);
    }

    /** The same from a port of its own choice, without a certificate. */
    static TlsStream from(int ownPort, int port, Path trusted) throws IOException {
        SSLSocket socket = (SSLSocket) context(trusted, Optional.empty()).getSocketFactory()
                .createSocket(Ports.loopback(), port, Ports.loopback(), ownPort);
        socket.setSoTimeout(20_000);
        socket.startHandshake();
        return new TlsStream(socket);
    }

    /** Listens on the port, as a carrier with this certificate. */
    static SSLServerSocket listen(int port, Path trusted, Issued own) throws IOException {
        return (SSLServerSocket) context(trusted, Optional.of(own)).getServerSocketFactory()
                .createServerSocket(port, 5, Ports.loopback());
    }

    static TlsStream accept(SSLServerSocket listening) throws IOException {
        listening.setSoTimeout(Patience.MILLIS_MAX);
        SSLSocket socket = (SSLSocket) listening.accept();
        socket.setSoTimeout(Patience.MILLIS_MAX);
        socket.startHandshake();
        return new TlsStream(socket);
    }

    private static SSLContext context(Path trusted, Optional<Issued> own) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setCertificateEntry("trusted", certificate(trusted));
            if (own.isPresent()) {
                store.setKeyEntry("own", KeyFactory.getInstance("EC").generatePrivate(
                        new PKCS8EncodedKeySpec(der(own.get().key()))), NO_PASSWORD,
                        new Certificate[] {certificate(own.get().certificate())});
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance(
                    KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NO_PASSWORD);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(
                    TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Certificate certificate(Path pem)
            throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(pem)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static byte[] der(Path pem) throws IOException {
        return Base64.getMimeDecoder().decode(
                Files.readString(pem).replaceAll("-----[A-Z ]+-----", ""));
    }

    String nameOfPeer() throws IOException {
        return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                .getSubjectX500Principal().getName();
    }

    int port() {
        return socket.getLocalPort();
    }

    void send(String message) throws IOException {
        socket.getOutputStream().write(message.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The head of the next message; what is sent here has no body. */
    String receive() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = socket.getInputStream().read();
            if (octet < 0) {
                throw new IOException("closed behind: " + head);
            }
            head.append((char) octet);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
