package io.callgate.gateway.useragent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;

/** Finds ports that nobody listens on, for a show on loopback that must not disturb anybody. */
public final class LoopbackPort {

    static final String HOST = "127.0.0.1";

    private static final int ATTEMPTS_MAX = 50;

    private LoopbackPort() {
    }

    /** A port free for UDP and TCP at this moment; JAIN-SIP refuses to be given port 0. */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            int port = freeForBoth();
            if (port > 0) {
                return port;
            }
        }
        throw new IllegalStateException("no port of " + HOST + " is free");
    }

    private static int freeForBoth() {
        try (ServerSocket stream = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return freeForDatagrams(stream.getLocalPort());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static int freeForDatagrams(int port) throws IOException {
        try (DatagramSocket datagrams =
                new DatagramSocket(port, InetAddress.getByName(HOST))) {
            return datagrams.getLocalPort();
        } catch (SocketException taken) {
            return 0;
        }
    }
}
