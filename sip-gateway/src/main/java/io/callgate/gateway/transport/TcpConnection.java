package io.callgate.gateway.transport;

import io.callgate.gateway.transport.framing.FramingFault;
import io.callgate.gateway.transport.framing.StreamFramer;
import io.callgate.gateway.transport.tls.CertifiedNames;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** One stream, opened by either side. Loop thread only. */
final class TcpConnection extends ChannelInboundHandlerAdapter {

    /**
     * Sweeps a begun message, or the first one, may take; then the stream is out of step. More than
     * any honest peer needs, little for one that holds connections by sending a byte at a time.
     */
    static final int STUCK_SWEEPS_MAX = 10;

    /** Answers to pings that may wait for a peer to read them; it learns nothing from more. */
    static final int PONGS_WAITING_MAX = 8;

    /** Sweeps without a byte either way: ten minutes; peers that want it longer send CRLFs. */
    static final int QUIET_SWEEPS_MAX = 600;

    private static final byte[] PONG = {'\r', '\n'};
    private static final byte[] RESPONSE = {'S', 'I', 'P', '/'};
    private static final byte[] ACK = {'A', 'C', 'K', ' '};

    private final TcpPoint point;
    private final Loop loop;
    private final TcpHop hop;
    private final Channel channel;
    private final Outlet outlet;
    private final StreamFramer framer = new StreamFramer();
    private final boolean accepted;
    /** A peer that opens a stream owes a message; on one that we open it may stay silent. */
    private boolean owed;
    private boolean open = true;
    private boolean connected;
    private boolean broken;
    private boolean heard;
    /** Whether a request ever went out: nothing else can be lost that anybody waits for. */
    private boolean asked;
    /** Whether one went out, and not a byte has come since. */
    private boolean unanswered;

    /** What happened since the last sweep, and for how many sweeps nothing did. */
    private boolean used = true;
    private boolean progressed;
    private int quietSweeps;
    private int stuckSweeps;
    private int unreadSweeps;
    /** What had not been written at the last sweep. */
    private long waitingBytes;

    private boolean pinged;
    private int pongsWaiting;

    TcpConnection(TcpPoint point, TcpHop hop, Channel channel, boolean accepted) {
        this.point = point;
        this.hop = hop;
        this.channel = channel;
        this.accepted = accepted;
        owed = accepted;
        loop = point.loop();
        outlet = new Outlet(channel, loop);
    }

    TcpHop hop() {
        return hop;
    }

    Channel channel() {
        return channel;
    }

    boolean accepted() {
        return accepted;
    }

    boolean send(byte[] bytes, int length) {
        if (!open || !outlet.hasRoom()) {
            return false;
        }
        used = true;
        boolean asks = asksForAnswer(bytes, length);
        asked |= asks;
        unanswered |= asks;
        outlet.write(outlet.copyOf(bytes, length));
        return true;
    }

    /** Nobody answers an answer, an ACK or a keep-alive. */
    private static boolean asksForAnswer(byte[] bytes, int length) {
        return length > PONG.length && !begins(bytes, length, RESPONSE)
                && !begins(bytes, length, ACK);
    }

    private static boolean begins(byte[] bytes, int length, byte[] with) {
        return length >= with.length
                && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (context.pipeline().get(SslHandler.class) == null) {
            connected = true;
        }
        outlet.flush();
    }

    /** The end of the handshake: what was sent meanwhile leaves behind it. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            boolean trusted = handshake.isSuccess() && isWhoItShouldBe(context);
            loop.countHandshake(trusted);
            connected = trusted;
            if (!trusted) {
                open = false;
                context.close();
            }
        }
    }

    private boolean isWhoItShouldBe(ChannelHandlerContext context) {
        SSLSession session = context.pipeline().get(SslHandler.class).engine().getSession();
        try {
            Certificate[] chain = session.getPeerCertificates();
            hop.certified(CertifiedNames.of((X509Certificate) chain[0]));
        } catch (SSLPeerUnverifiedException withoutCertificate) {
            return accepted;
        }
        return accepted || hop.certifiedNames().contains(hop.tls().peerName().orElseThrow());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        used = true;
        heard = true;
        unanswered = false;
        try {
            while (open && in.isReadable()) {
                framer.fill(in);
                handOver();
            }
        } finally {
            in.release();
        }
    }

    private void handOver() {
        StreamFramer.Step step = framer.next();
        while (step == StreamFramer.Step.MESSAGE || step == StreamFramer.Step.PING) {
            progressed = true;
            owed = false;
            if (step == StreamFramer.Step.MESSAGE) {
                deliver();
            } else {
                pinged = true;
            }
            step = framer.next();
        }
        if (step != StreamFramer.Step.MORE) {
            refuse(step == StreamFramer.Step.OVERSIZED
                    ? FramingFault.OVERSIZED : FramingFault.OUT_OF_STEP);
        }
    }

    private void deliver() {
        loop.countMessage();
        byte[] room = loop.ingress().claim(framer.length());
        if (room != null) {
            System.arraycopy(framer.bytes(), framer.offset(), room, 0, framer.length());
            loop.ingress().commit(hop, framer.length());
        }
    }

    /** Nothing after it can be understood: answers to what came before leave, then it closes. */
    private void refuse(FramingFault fault) {
        loop.ingress().unframeable(hop, fault);
        open = false;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (pinged) {
            pong();
        }
        loop.endTurn();
        if (!open) {
            outlet.finish();
        }
    }

    /** RFC 5626 3.5.1. Who pings and does not read would have us keep an answer to each. */
    private void pong() {
        pinged = false;
        pongsWaiting = outlet.waitingBytes() == 0 ? 1 : pongsWaiting + 1;
        if (pongsWaiting <= PONGS_WAITING_MAX) {
            send(PONG, PONG.length);
        }
    }

    /** Once a second. Ends are counted in sweeps, so that no message has to read the clock. */
    void sweep() {
        if (!open) {
            channel.close();
            return;
        }
        quietSweeps = used ? 0 : quietSweeps + 1;
        stuckSweeps = !progressed && (owed || framer.isPartial()) ? stuckSweeps + 1 : 0;
        long waiting = outlet.waitingBytes();
        unreadSweeps = waiting > 0 && waiting >= waitingBytes ? unreadSweeps + 1 : 0;
        waitingBytes = waiting;
        used = false;
        progressed = false;
        if (unreadSweeps > STUCK_SWEEPS_MAX) {
            broken = true;
            channel.close();
        } else if (stuckSweeps > STUCK_SWEEPS_MAX) {
            refuse(FramingFault.OUT_OF_STEP);
            finish();
        } else if (quietSweeps > QUIET_SWEEPS_MAX) {
            finish();
        }
    }

    /** For how many sweeps nothing happened; -1 if it is no stream to make room by closing. */
    int idleSweeps() {
        boolean stranger = open && accepted && connected && !loop.ingress().knows(hop);
        return stranger ? quietSweeps : -1;
    }

    /** Another peer takes its place. */
    void giveWay() {
        open = false;
        channel.close();
    }

    /** Closes when all is written; the next sweep does not wait for that any longer. */
    void finish() {
        open = false;
        outlet.finish();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        broken = true;
        context.close();
        // A peer that breaks TLS is wrapped in a DecoderException.
        if (!(cause instanceof IOException || cause instanceof DecoderException)) {
            context.fireExceptionCaught(cause);
        }
    }

    boolean isConnecting() {
        return open && !connected;
    }

    /**
     * Comes last, also for a stream that never was connected. One that the peer took, and closed
     * before it ever said a word to our request, is refused like one that it did not take.
     */
    @Override
    public void channelUnregistered(ChannelHandlerContext context) {
        boolean closedUnanswered = open && unanswered;
        open = false;
        if (!connected || closedUnanswered && !heard) {
            hop.refused();
        }
        point.ended(this, asked && (broken || !connected || closedUnanswered));
    }
}
