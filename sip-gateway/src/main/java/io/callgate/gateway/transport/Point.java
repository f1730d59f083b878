package io.callgate.gateway.transport;

import io.callgate.gateway.transport.tls.TlsSide;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** One listening point and the hops spoken to from it. Loop thread only, once bound. */
abstract class Point extends ChannelInboundHandlerAdapter {

    private final Loop loop;
    private final ListeningPoint asked;
    private ListeningPoint local;
    private InetAddress address;
    private Channel channel;
    private Outlet outlet;

    Point(ListeningPoint asked, Loop loop) {
        this.asked = asked;
        this.loop = loop;
    }

    /** Begins to bind; does not read before {@link #begin}. */
    abstract ChannelFuture bind(InetSocketAddress address);

    /** The hop to an address, made if it is not known. */
    abstract Hop hopTo(InetSocketAddress remote);

    /** The same, which must prove to be of this name where TLS is spoken. */
    abstract Hop hopTo(InetSocketAddress remote, String certifiedName);

    abstract boolean hasStreamWith(InetSocketAddress remote);

    /** Whether the address is configured, connected, or was heard from here lately. */
    abstract boolean knows(InetSocketAddress remote);

    /** False for datagrams, and for an address that took no stream lately. */
    abstract boolean mayOpenStreamTo(InetSocketAddress remote);

    /**
     * The hop to a configured address: the same object until {@link #letGo}.
     *
     * @param side how TLS is spoken with it, null where it is not
     */
    abstract Hop keepHopTo(InetSocketAddress remote, TlsSide side);

    abstract void letGo(InetSocketAddress remote);

    /** Once a second, to end what has lasted too long. */
    abstract void sweep();

    /** Takes nothing more in and closes behind what is written. */
    abstract void finish(List<Channel> closing);

    final void begin() {
        channel.config().setAutoRead(true);
    }

    final Loop loop() {
        return loop;
    }

    final ListeningPoint local() {
        return local;
    }

    final Channel channel() {
        return channel;
    }

    final Outlet outlet() {
        return outlet;
    }

    final InetAddress address() {
        return address;
    }

    /** A socket speaks its own transport and the family of its address, nothing else. */
    final boolean speaks(Transport transport, InetAddress remote) {
        return local.transport() == transport && address.getClass() == remote.getClass();
    }

    /** By the thread that opens, before anything is read. */
    final void bound(Channel opened) {
        channel = opened;
        outlet = new Outlet(channel, loop);
        InetSocketAddress bound = (InetSocketAddress) channel.localAddress();
        address = bound.getAddress();
        local = new ListeningPoint(asked.transport(), asked.address(), bound.getPort());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        loop.endTurn();
    }
}
