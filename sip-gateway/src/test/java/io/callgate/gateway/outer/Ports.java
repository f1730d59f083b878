package io.callgate.gateway.outer;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.opentest4j.TestAbortedException;

/**
 * Ports of the loopback address for parties that must be told theirs. They are taken at random
 * below the range from which the system gives out ports of its own accord, so that two runs on one
 * machine hardly ever meet, and none is given out twice in one run.
 */
public final class Ports {

    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {
    }

    static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }

    static InetSocketAddress at(int port) {
        return new InetSocketAddress(loopback(), port);
    }

    /** A port on which nobody listens, by UDP or by TCP. */
    public static int free() {
        for (int tries = 0; tries < LAST - FIRST; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (GIVEN.add(port) && isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + FIRST + " and " + LAST);
    }

    /** The first of so many ports side by side on which nobody listens. */
    public static int freeRow(int count) {
        int first = free();
        while (!IntStream.range(first + 1, first + count).allMatch(
                port -> GIVEN.add(port) && isFree(port))) {
            first = free();
        }
        return first;
    }

    /**
     * The loopback address of IPv6; the test is aborted, and says why, on a machine that has none.
     */
    static InetAddress loopbackOfIpv6() {
        try {
            InetAddress address = InetAddress.getByName("::1");
            new ServerSocket(0, 1, address).close();
            return address;
        } catch (IOException none) {
            throw new TestAbortedException("Test left out: this machine has no IPv6", none);
        }
    }

    private static boolean isFree(int port) {
        try (DatagramSocket udp = new DatagramSocket(at(port));
                ServerSocket tcp = new ServerSocket(port, 1, loopback())) {
            return udp.isBound() && tcp.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /**
     * Whether a process has bound the UDP port. Read from the kernel's table: to try and bind it
     * would take it from the process that is about to.
     */
    static boolean isBoundUdp(int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        try (var lines = Files.lines(Path.of("/proc/net/udp"))) {
            return lines.skip(1).anyMatch(
                    line -> line.trim().split("\\s+")[1].endsWith(suffix));
        } catch (IOException unreadable) {
            throw new IllegalStateException("SIPp and Kamailio are driven on Linux", unreadable);
        }
    }
}
