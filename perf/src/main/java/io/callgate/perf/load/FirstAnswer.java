package io.callgate.perf.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Calls a listed number until it is refused: that is when a start has come to its end. */
final class FirstAnswer {

    private static final int RETRY_MILLIS = 5;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final String REFUSED = "SIP/2.0 603";

    private FirstAnswer() {
    }

    /** Prints the time of day in milliseconds at which the first 603 was here. */
    static void await(int target, NumberList listed) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            socket.setSoTimeout(RETRY_MILLIS);
            CallMessages messages = new CallMessages(socket.getLocalPort(), target, target);
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            long call = System.currentTimeMillis() << 20;
            while (!isRefused(socket, messages.invite, target, call, listed.next())) {
                call++;
                if (System.nanoTime() - deadline > 0) {
                    throw new IOException("nobody answers 603 at port " + target);
                }
            }
            Printed.line("%d", System.currentTimeMillis());
        }
    }

    private static boolean isRefused(DatagramSocket socket, Template invite, int target, long call,
            long number) throws IOException {
        ByteBuf request = Unpooled.buffer();
        invite.write(request, call, number, null);
        socket.send(new DatagramPacket(request.array(), request.readableBytes(),
                InetAddress.getByName("127.0.0.1"), target));
        DatagramPacket answer = new DatagramPacket(new byte[2048], 2048);
        try {
            socket.receive(answer);
            return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII)
                    .startsWith(REFUSED);
        } catch (SocketTimeoutException nobodyThereYet) {
            return false;
        }
    }
}
