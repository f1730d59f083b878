package io.callgate.gateway.transport.polling;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.SelectStrategyFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.channels.spi.SelectorProvider;

/**
 * How the loop waits for its sockets. Sockets are made for the family of their address: one of IPv6
 * would speak IPv4 through mapped addresses.
 */
public enum Polling {

    /** Linux; many datagrams in one system call. */
    EPOLL {
        @Override
        public IoHandlerFactory handlers(SelectStrategyFactory strategy) {
            return EpollIoHandler.newFactory(EVENTS_GROW, strategy);
        }

        @Override
        public DatagramChannel datagramChannel(InetAddress address) {
            return new EpollDatagramChannel(family(address));
        }

        @Override
        public boolean sendsSegments() {
            return EpollDatagramChannel.isSegmentedDatagramPacketSupported();
        }

        @Override
        public ServerChannel serverChannel(InetAddress address) {
            return new EpollServerSocketChannel(family(address));
        }

        @Override
        public SocketChannel streamChannel(InetAddress address) {
            return new EpollSocketChannel(family(address));
        }
    },

    /** Wherever epoll is not to be had. */
    NIO {
        @Override
        public IoHandlerFactory handlers(SelectStrategyFactory strategy) {
            return NioIoHandler.newFactory(SelectorProvider.provider(), strategy);
        }

        @Override
        public DatagramChannel datagramChannel(InetAddress address) {
            return new NioDatagramChannel(family(address));
        }

        @Override
        public boolean sendsSegments() {
            return false;
        }

        @Override
        public ServerChannel serverChannel(InetAddress address) {
            return new NioServerSocketChannel(SelectorProvider.provider(), family(address));
        }

        @Override
        public SocketChannel streamChannel(InetAddress address) {
            return new NioSocketChannel(SelectorProvider.provider(), family(address));
        }
    };

    /** In place of a bound of the sockets looked at in one turn: as many as there are. */
    private static final int EVENTS_GROW = 0;

    public static Polling best() {
        return Epoll.isAvailable() ? EPOLL : NIO;
    }

    /** @param strategy asked before each wait for the sockets */
    public abstract IoHandlerFactory handlers(SelectStrategyFactory strategy);

    public abstract DatagramChannel datagramChannel(InetAddress address);

    /** Whether the kernel cuts a packet of several messages into datagrams. */
    public abstract boolean sendsSegments();

    public abstract ServerChannel serverChannel(InetAddress address);

    public abstract SocketChannel streamChannel(InetAddress address);

    private static SocketProtocolFamily family(InetAddress address) {
        return address instanceof Inet6Address
                ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET;
    }
}
