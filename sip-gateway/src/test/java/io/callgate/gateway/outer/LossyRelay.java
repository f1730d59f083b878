package io.callgate.gateway.outer;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketAddress;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A path between two parties that loses datagrams. The near party sends to {@link #nearPort()};
 * the far party sees {@link #farPort()} as the sender and answers there. Each direction loses by
 * its own seeded sequence.
 */
final class LossyRelay implements Closeable {

    private static final int DATAGRAM_MAX = 65_535;

    private final DatagramSocket near;
    private final DatagramSocket far;
    private final int lossPercent;
    private final AtomicInteger lostOutbound = new AtomicInteger();
    private final AtomicInteger lostInbound = new AtomicInteger();
    /** Set by the outbound thread when the near party has spoken; read by the inbound thread. */
    private volatile SocketAddress nearParty;

    LossyRelay(int towards, int lossPercent, long seed) {
        this.lossPercent = lossPercent;
        try {
            near = new DatagramSocket(Ports.at(0));
            far = new DatagramSocket(Ports.at(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SocketAddress farParty = Ports.at(towards);
        start("outbound", () -> outbound(farParty, new Random(seed)));
        start("inbound", () -> inbound(new Random(seed + 1)));
    }

    int nearPort() {
        return near.getLocalPort();
    }

    int farPort() {
        return far.getLocalPort();
    }

    int lostOutbound() {
        return lostOutbound.get();
    }

    int lostInbound() {
        return lostInbound.get();
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, "lossy-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void outbound(SocketAddress farParty, Random losses) {
        DatagramPacket packet = packet();
        while (receive(near, packet)) {
            nearParty = packet.getSocketAddress();
            if (isLost(losses)) {
                lostOutbound.incrementAndGet();
            } else {
                pass(far, packet, farParty);
            }
        }
    }

    private void inbound(Random losses) {
        DatagramPacket packet = packet();
        while (receive(far, packet)) {
            if (isLost(losses)) {
                lostInbound.incrementAndGet();
            } else {
                pass(near, packet, nearParty);
            }
        }
    }

    private boolean isLost(Random losses) {
        return losses.nextInt(100) < lossPercent;
    }

    private static DatagramPacket packet() {
        return new DatagramPacket(new byte[DATAGRAM_MAX], DATAGRAM_MAX);
    }

    /** False when the relay was closed. */
    private static boolean receive(DatagramSocket socket, DatagramPacket packet) {
        packet.setLength(DATAGRAM_MAX);
        try {
            socket.receive(packet);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private static void pass(DatagramSocket socket, DatagramPacket packet, SocketAddress to) {
        try {
            socket.send(new DatagramPacket(packet.getData(), packet.getLength(), to));
        } catch (IOException closing) {
            // The test is over: what was under way is lost like the rest.
            return;
        }
    }

    @Override
    public void close() {
        near.close();
        far.close();
    }
}
