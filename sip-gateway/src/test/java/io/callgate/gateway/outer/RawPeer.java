package io.callgate.gateway.outer;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A UDP socket that says whatever a test wants it to say, and hears everything. */
public final class RawPeer implements Closeable {

    private static final int DATAGRAM_MAX = 65_535;

    private final DatagramSocket socket;
    private final InetAddress towards;

    RawPeer() {
        this(Ports.loopback());
    }

    /** On a port that others were told of. */
    RawPeer(int port) {
        this(Ports.loopback(), Ports.loopback(), port);
    }

    /** On another address than the usual one; it sends to ports of that address, too. */
    RawPeer(InetAddress address) {
        this(address, address);
    }

    /** On one address, sending to ports of another. */
    RawPeer(InetAddress address, InetAddress towards) {
        this(address, towards, 0);
    }

    private RawPeer(InetAddress address, InetAddress towards, int port) {
        this.towards = towards;
        try {
            socket = new DatagramSocket(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    void send(int port, byte[] datagram) {
        try {
            socket.send(new DatagramPacket(datagram, datagram.length,
                    new InetSocketAddress(towards, port)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void send(int port, String message) {
        send(port, message.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The next datagram, if one comes in time. */
    public Optional<String> receive(Duration patience) {
        byte[] room = new byte[DATAGRAM_MAX];
        DatagramPacket packet = new DatagramPacket(room, room.length);
        try {
            socket.setSoTimeout((int) patience.toMillis());
            socket.receive(packet);
        } catch (SocketTimeoutException silence) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new String(room, 0, packet.getLength(), StandardCharsets.ISO_8859_1));
    }

    /** Everything that comes until {@code silence} lasts so long. */
    List<String> receiveAll(Duration silence) {
        List<String> heard = new ArrayList<>();
        Optional<String> next = receive(silence);
        while (next.isPresent()) {
            heard.add(next.get());
            next = receive(silence);
        }
        return heard;
    }

    @Override
    public void close() {
        socket.close();
    }
}
