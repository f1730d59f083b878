package io.callgate.perf.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The carrier: rings and answers every INVITE at once, answers BYE. Loop thread only. */
final class Callee extends ChannelInboundHandlerAdapter {

    private static final int ANSWER_BYTES = 1024;
    private static final byte[] TAG = ascii("carrier");
    private static final byte[] RINGING = ascii("SIP/2.0 180 Ringing\r\n");
    private static final byte[] OK = ascii("SIP/2.0 200 OK\r\n");
    private static final byte[] NO_BODY = ascii("Content-Length: 0\r\n\r\n");
    private static final byte[] SESSION = ascii("""
            v=0
            o=carrier 1 1 IN IP4 127.0.0.1
            s=-
            c=IN IP4 127.0.0.1
            t=0 0
            m=audio 40002 RTP/AVP 8 101
            a=rtpmap:8 PCMA/8000
            a=rtpmap:101 telephone-event/8000
            """.replace("\n", "\r\n"));
    private static final byte[] SESSION_LENGTH = ascii("Content-Type: application/sdp\r\n"
            + "Content-Length: " + SESSION.length + "\r\n\r\n");

    private final Received request = new Received();
    private byte[] contact = new byte[0];
    /** Written by the loop thread, read by any. */
    private volatile long invites;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** INVITEs received, repeated ones included. */
    long invites() {
        return invites;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        int port = ((InetSocketAddress) context.channel().localAddress()).getPort();
        contact = ascii("Contact: <sip:carrier@127.0.0.1:" + port + ">\r\n");
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        DatagramPacket datagram = (DatagramPacket) message;
        try {
            request.read(datagram.content());
            if (request.status == 0) {
                answer(context, datagram.sender());
            }
        } finally {
            datagram.release();
        }
    }

    private void answer(ChannelHandlerContext context, InetSocketAddress sender) {
        // An ACK has the CSeq of its INVITE or, first in the line, its own name: neither is asked.
        switch (request.bytes[0]) {
            case 'I' -> {
                invites = invites + 1;
                send(context, sender, RINGING, false);
                send(context, sender, OK, true);
            }
            case 'B' -> send(context, sender, OK, false);
            default -> {
                // ACK: the call is up.
            }
        }
    }

    private void send(ChannelHandlerContext context, InetSocketAddress to, byte[] statusLine,
            boolean session) {
        ByteBuf out = context.alloc().directBuffer(ANSWER_BYTES).writeBytes(statusLine);
        request.echo(out, TAG);
        out.writeBytes(contact);
        if (session) {
            out.writeBytes(SESSION_LENGTH).writeBytes(SESSION);
        } else {
            out.writeBytes(NO_BODY);
        }
        context.write(new DatagramPacket(out, to), context.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }
}
