package io.callgate.perf.echo;

import io.callgate.perf.load.Printed;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.HdrHistogram.Histogram;

/**
 * Offers datagrams to an {@link EchoServer} at a set rate, in bursts as several PBXs make them, and
 * tells how long after each was due its echo came: a server that stalls is charged for all that was
 * due meanwhile. The first fifth warms up and is not counted. Keeps one core busy.
 *
 * <pre>EchoClient PORT DATAGRAMS_PER_SECOND BURST SECONDS BYTES</pre>
 */
public final class EchoClient {

    private static final long SECOND_NANOS = 1_000_000_000;
    private static final long LAST_ECHO_NANOS = SECOND_NANOS / 2;

    private static final int SOCKET_BYTES = 4 << 20;

    private final DatagramChannel socket;
    private final Histogram latency = new Histogram(10 * SECOND_NANOS, 3);
    private final ByteBuffer out;
    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 16);
    private long countedFromNanos;
    private long sent;
    private long echoed;

    private EchoClient(int port, int bytes) throws IOException {
        socket = DatagramChannel.open();
        socket.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BYTES);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.configureBlocking(false);
        out = ByteBuffer.allocateDirect(bytes);
        while (out.hasRemaining()) {
            out.put((byte) 'x');
        }
    }

    public static void main(String[] arguments) throws IOException {
        int burst = Integer.parseInt(arguments[2]);
        long intervalNanos = SECOND_NANOS * burst / Integer.parseInt(arguments[1]);
        int seconds = Integer.parseInt(arguments[3]);
        EchoClient client =
                new EchoClient(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[4]));
        client.offer(intervalNanos, burst, seconds * SECOND_NANOS);
        client.report();
    }

    private void offer(long intervalNanos, int burst, long lengthNanos) throws IOException {
        long begin = System.nanoTime();
        long end = begin + lengthNanos;
        countedFromNanos = begin + lengthNanos / 5;
        long due = begin;
        while (due - end < 0) {
            if (System.nanoTime() - due >= 0) {
                send(due, burst);
                due += intervalNanos;
            }
            receive();
        }
        while (echoed < sent && System.nanoTime() - end < LAST_ECHO_NANOS) {
            receive();
        }
    }

    /** The datagram carries when it was due, which may be a while ago. */
    private void send(long due, int burst) throws IOException {
        for (int i = 0; i < burst; i++) {
            out.clear();
            out.putLong(0, due);
            socket.write(out);
            sent++;
        }
    }

    private void receive() throws IOException {
        in.clear();
        while (socket.read(in) > 0) {
            long due = in.getLong(0);
            echoed++;
            if (due - countedFromNanos >= 0) {
                latency.recordValue(System.nanoTime() - due);
            }
            in.clear();
        }
    }

    private void report() {
        Printed.line("%,d sent, %,d lost; us after due: p50 %.0f, p99 %.0f, p99.9 %.0f, max %.0f",
                sent, sent - echoed, latency.getValueAtPercentile(50) / 1e3,
                latency.getValueAtPercentile(99) / 1e3, latency.getValueAtPercentile(99.9) / 1e3,
                latency.getMaxValue() / 1e3);
    }
}
