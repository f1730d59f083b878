package io.callgate.gateway.transport;

import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;

/** A peer spoken to by datagrams. */
final class UdpHop extends Peer {

    private final UdpPoint point;

    UdpHop(UdpPoint point, InetSocketAddress remote) {
        super(remote);
        this.point = point;
    }

    @Override
    boolean send(byte[] bytes, int length) {
        Outlet outlet = point.outlet();
        if (!outlet.hasRoom()) {
            return false;
        }
        outlet.write(new DatagramPacket(outlet.copyOf(bytes, length), remote()));
        return true;
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
