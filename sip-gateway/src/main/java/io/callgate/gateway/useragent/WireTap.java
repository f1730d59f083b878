package io.callgate.gateway.useragent;

import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * The sockets of one JAIN-SIP stack. Every message is noted as it passes: the stack's listener sees
 * neither retransmissions nor the ACKs of its transactions, and its message log notes a request
 * only after the answer may be there. Made by the stack, by name.
 */
public final class WireTap implements NetworkLayer {

    private static final int CONNECT_TIMEOUT_MILLIS = 4_000;
    /** Longest a busy machine lets a new thread wait for its turn. */
    private static final int BEGIN_SECONDS_MAX = 5;

    private final Trace trace = new Trace();

    Trace trace() {
        return trace;
    }

    @Override
    public DatagramSocket createDatagramSocket() throws SocketException {
        return new TappedDatagramSocket(new InetSocketAddress(0));
    }

    @Override
    public DatagramSocket createDatagramSocket(int port, InetAddress local)
            throws SocketException {
        return new TappedDatagramSocket(new InetSocketAddress(local, port));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress local)
            throws IOException {
        return new TappedServerSocket(port, backlog, local);
    }

    @Override
    public Socket createSocket(InetAddress remote, int port) throws IOException {
        return connected(remote, port);
    }

    /** The port is the system's choice, so the address too may be: a route decides it. */
    @Override
    public Socket createSocket(InetAddress remote, int port, InetAddress local)
            throws IOException {
        return connected(remote, port);
    }

    @Override
    public Socket createSocket(InetAddress remote, int port, InetAddress local, int localPort)
            throws IOException {
        return connected(remote, port);
    }

    @Override
    public SSLServerSocket createSSLServerSocket(int port, int backlog, InetAddress local)
            throws IOException {
        throw new IOException("a user agent listens on udp and tcp only");
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress remote, int port) throws IOException {
        throw new IOException("a user agent sends over udp and tcp only");
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress remote, int port, InetAddress local)
            throws IOException {
        return createSSLSocket(remote, port);
    }

    @Override
    public void setSipStack(SipStackImpl stack) {
        // Nothing is asked of it.
    }

    private Socket connected(InetAddress remote, int port) throws IOException {
        Socket socket = new TappedSocket(trace);
        socket.connect(new InetSocketAddress(remote, port), CONNECT_TIMEOUT_MILLIS);
        return socket;
    }

    private final class TappedDatagramSocket extends DatagramSocket {

        /** Done once the stack's own thread asks for the first datagram. */
        private final CompletableFuture<Void> read = new CompletableFuture<>();

        TappedDatagramSocket(InetSocketAddress local) throws SocketException {
            super(local);
        }

        @Override
        public void send(DatagramPacket packet) throws IOException {
            trace.note(true, System.nanoTime(), packet.getData(), packet.getOffset(),
                    packet.getLength());
            super.send(packet);
        }

        @Override
        public void receive(DatagramPacket packet) throws IOException {
            read.complete(null);
            super.receive(packet);
            trace.note(false, System.nanoTime(), packet.getData(),
                    packet.getOffset(), packet.getLength());
        }

        /**
         * Waits for that thread, interrupted or not: it makes what the stack, having closed the
         * socket, takes apart, and fails on when it is not there yet.
         */
        @Override
        public void close() {
            read.completeOnTimeout(null, BEGIN_SECONDS_MAX, TimeUnit.SECONDS).join();
            super.close();
        }
    }

    private final class TappedServerSocket extends ServerSocket {

        TappedServerSocket(int port, int backlog, InetAddress local) throws IOException {
            super(port, backlog, local);
        }

        @Override
        public Socket accept() throws IOException {
            Socket socket = new TappedSocket(trace);
            implAccept(socket);
            return socket;
        }
    }
}
