package io.callgate.gateway.outer;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A TCP port that takes one stream, on which it says whatever a test wants it to say. */
final class RawStreams implements Closeable {

    private static final Pattern BODY_LENGTH = Pattern.compile("Content-Length: (\\d+)\r\n");

    private final ServerSocket listening;
    private Socket stream;

    RawStreams(int port) {
        this(Ports.loopback(), port);
    }

    RawStreams(InetAddress address, int port) {
        try {
            listening = new ServerSocket(port, 5, address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the next stream. */
    void accept(Duration patience) {
        try {
            listening.setSoTimeout((int) patience.toMillis());
            stream = listening.accept();
            stream.setSoTimeout((int) patience.toMillis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isConnectedTo(Duration patience) {
        try {
            listening.setSoTimeout((int) patience.toMillis());
            listening.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next whole message of the stream taken last. */
    String receive() {
        try {
            StringBuilder message = new StringBuilder();
            while (message.indexOf("\r\n\r\n") < 0) {
                message.append((char) octet());
            }
            Matcher length = BODY_LENGTH.matcher(message);
            int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
            for (int read = 0; read < body; read++) {
                message.append((char) octet());
            }
            return message.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int octet() throws IOException {
        int octet = stream.getInputStream().read();
        if (octet < 0) {
            throw new IOException("the stream was closed");
        }
        return octet;
    }

    void send(String message) {
        try {
            stream.getOutputStream().write(message.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the stream taken last, in order. */
    void hangUp() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        if (stream != null) {
            stream.close();
        }
    }
}
