package io.callgate.perf.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SelectStrategy;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * The one thread of the generator. It never sleeps, because a wake-up would come tens of
 * microseconds after a call was due: it keeps one core busy, between its calls too.
 */
final class LoadLoop implements AutoCloseable {

    private static final int SOCKET_BYTES = 4 << 20;
    private static final int DATAGRAM_BYTES = 4096;
    private static final int BATCH = 32;
    private static final int UNSENT_BYTES_MAX = 64 << 20;

    private final EventLoopGroup group;
    /** Written before the first call is offered, run by the loop between its looks at sockets. */
    private volatile Runnable turn = () -> { };

    LoadLoop() {
        SelectStrategy neverSleep = (poll, hasTasks) -> {
            turn.run();
            return poll.get();
        };
        group = new MultiThreadIoEventLoopGroup(1,
                EpollIoHandler.newFactory(0, () -> neverSleep));
    }

    void eachTurn(Runnable task) {
        turn = task;
    }

    /** Opens a socket on the loopback; port 0 takes any. */
    EpollDatagramChannel open(int port, ChannelHandler handler) {
        return (EpollDatagramChannel) new Bootstrap()
                .group(group)
                .channel(EpollDatagramChannel.class)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.SO_RCVBUF, SOCKET_BYTES)
                .option(ChannelOption.SO_SNDBUF, SOCKET_BYTES)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(UNSENT_BYTES_MAX / 2, UNSENT_BYTES_MAX))
                .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, DATAGRAM_BYTES)
                .option(ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(DATAGRAM_BYTES * BATCH)
                                .maxMessagesPerRead(BATCH))
                .handler(handler)
                .bind("127.0.0.1", port).syncUninterruptibly().channel();
    }

    /** Runs a task on the loop and waits for its result. */
    <T> T ask(Callable<T> task) {
        return group.submit(task).syncUninterruptibly().getNow();
    }

    @Override
    public void close() {
        turn = () -> { };
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
