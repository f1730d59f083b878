package io.callgate.gateway.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;
import java.net.InetSocketAddress;

/**
 * A peer spoken to by datagrams. On a busy gateway, messages of one turn that are of one length, as
 * the answers to one dialer are, are given to the kernel as one packet, which it cuts into as many
 * datagrams (UDP_SEGMENT, udp(7)); only the last may be shorter. Sending costs three fifths of
 * what a pass through the kernel for each does: perf/results/2026-11-22-profile.md.
 */
final class UdpHop extends Peer {

    /** Longer ones go alone: the kernel cuts none that would not fit the packets of the path. */
    static final int SEGMENT_BYTES_MAX = 1_200;

    /** The kernel cuts no more of one packet (UDP_MAX_SEGMENTS of older ones). */
    static final int SEGMENTS_MAX = 64;

    /** Of one packet before it is cut; the kernel takes twice as much. */
    static final int PACKET_BYTES_MAX = 32 << 10;

    private final UdpPoint point;
    private final ChannelFutureListener departed = this::departed;
    /** Messages of this turn that nothing else follows yet, or null. */
    private ByteBuf waiting;
    /** The length of all that wait but the last. */
    private int segmentBytes;
    /** False once a packet to be cut was not taken. */
    private boolean joinable = true;

    UdpHop(UdpPoint point, InetSocketAddress remote) {
        super(remote);
        this.point = point;
    }

    @Override
    boolean send(byte[] bytes, int length) {
        if (!point.outlet().hasRoom()) {
            return false;
        }
        if (waiting != null && joins(length)) {
            waiting.writeBytes(bytes, 0, length);
            return true;
        }
        // First, for it may fail: who is to depart has something to hand over.
        ByteBuf next = point.outlet().copyOf(bytes, length);
        if (waiting == null) {
            point.toDepart(this);
        } else {
            depart();
        }
        waiting = next;
        segmentBytes = length;
        return true;
    }

    private boolean joins(int length) {
        int bytes = waiting.readableBytes();
        return joinable && point.sendsSegments()
                && length <= segmentBytes && segmentBytes <= SEGMENT_BYTES_MAX
                && bytes % segmentBytes == 0
                && bytes + length <= Math.min(PACKET_BYTES_MAX, SEGMENTS_MAX * segmentBytes);
    }

    /** Hands what waits to the socket. */
    void depart() {
        ByteBuf packet = waiting;
        waiting = null;
        if (packet.readableBytes() == segmentBytes) {
            point.outlet().write(new DatagramPacket(packet, remote()));
        } else {
            point.outlet().write(
                    new SegmentedDatagramPacket(packet, segmentBytes, remote()), departed);
        }
    }

    /**
     * A path with IPsec, or with packets that are smaller still, takes no packet to be cut. What
     * was in this one is lost, as datagrams may be; from now on each goes alone.
     */
    private void departed(ChannelFuture written) {
        if (!written.isSuccess()) {
            joinable = false;
            point.loop().countFault();
        }
    }

    @Override
    public Transport transport() {
        return Transport.UDP;
    }

    @Override
    public ListeningPoint local() {
        return point.local();
    }

    @Override
    public boolean isClosed() {
        return false;
    }
}
