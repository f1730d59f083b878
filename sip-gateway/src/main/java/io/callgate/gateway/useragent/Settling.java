package io.callgate.gateway.useragent;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javax.sip.header.CallIdHeader;
import javax.sip.message.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of an agent's work: what it was sent over UDP before it was told to close is handled
 * first. JAIN-SIP interrupts its own threads in the middle of a message otherwise, and says so at
 * length.
 */
final class Settling {

    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final String callId;
    private final CountDownLatch seen = new CountDownLatch(1);

    Settling(String name) {
        callId = "settling-" + name;
    }

    /** Sends the agent a last message, which takes its turn behind all others. */
    void await(InetSocketAddress agent) {
        try (DatagramSocket socket = new DatagramSocket(
                new InetSocketAddress(agent.getAddress(), 0))) {
            byte[] last = message(agent.getAddress().getHostAddress() + ":" + agent.getPort(),
                    socket.getLocalPort());
            socket.send(new DatagramPacket(last, last.length, agent));
        } catch (IOException cause) {
            LOG.debug("closed without settling", cause);
            return;
        }
        Leg.awaitQuietly(seen, PATIENCE);
    }

    /** Whether this is that message; it is not answered. */
    boolean sees(Request request) {
        CallIdHeader found = (CallIdHeader) request.getHeader(CallIdHeader.NAME);
        boolean last = found.getCallId().equals(callId);
        if (last) {
            seen.countDown();
        }
        return last;
    }

    private byte[] message(String agent, int port) {
        return String.join("\r\n",
                "OPTIONS sip:" + agent + " SIP/2.0",
                "Via: SIP/2.0/UDP 127.0.0.1:" + port + ";branch=z9hG4bK" + callId,
                "From: <sip:" + agent + ">;tag=" + callId,
                "To: <sip:" + agent + ">",
                "Call-ID: " + callId,
                "CSeq: 1 OPTIONS",
                "Max-Forwards: 0",
                "Content-Length: 0", "", "").getBytes(StandardCharsets.US_ASCII);
    }
}
