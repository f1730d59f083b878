package io.callgate.gateway.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOutboundBuffer;

/**
 * The writing side of one channel: messages gather here until the turn ends and leave in one system
 * call. Loop thread only.
 */
final class Outlet {

    private final Channel channel;
    private final Loop loop;
    private final Runnable flush = this::flush;
    private boolean waiting;

    Outlet(Channel channel, Loop loop) {
        this.channel = channel;
        this.loop = loop;
    }

    /** Whether it takes one more message: false when closed or when its buffer is full. */
    boolean hasRoom() {
        return channel.isWritable();
    }

    /** What was flushed and not taken by the socket yet; it is what fills the buffer. */
    long waitingBytes() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }

    /** A copy in memory the socket can be written from. */
    ByteBuf copyOf(byte[] bytes, int length) {
        return channel.alloc().directBuffer(length).writeBytes(bytes, 0, length);
    }

    void write(Object message) {
        channel.write(message, channel.voidPromise());
        toFlush();
    }

    /** @param written is told what became of it, on the loop thread; faults too */
    void write(Object message, ChannelFutureListener written) {
        channel.write(message).addListener(written);
        toFlush();
    }

    private void toFlush() {
        if (!waiting) {
            waiting = true;
            loop.toFlush(flush);
        }
    }

    /** Before a stream is connected Netty would fail what is flushed: it is kept until it is. */
    void flush() {
        waiting = false;
        if (channel.isActive()) {
            channel.flush();
        }
    }

    /** Closes the stream behind what was written to it. */
    void finish() {
        if (channel.isActive()) {
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        } else {
            channel.close();
        }
    }
}
