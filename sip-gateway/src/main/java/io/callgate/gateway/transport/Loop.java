package io.callgate.gateway.transport;

import io.callgate.gateway.transport.polling.Moderation;
import io.callgate.gateway.transport.polling.Polling;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** The event loop and what all its sockets share. */
final class Loop {

    private final Polling polling;
    private final EventLoopGroup group;
    /** What sockets do at the flush, each once, so bounded by the sockets there are. */
    private final List<Runnable> written = new ArrayList<>();
    private final Moderation moderation;
    private Ingress ingress;

    /** Written by the loop thread, read by any. */
    private volatile long faults;
    private volatile int connections;
    private volatile long handshakesDone;
    private volatile long handshakesFailed;

    Loop(Polling polling, LongSupplier nanoTime) {
        this.polling = polling;
        moderation = new Moderation(nanoTime, LockSupport::parkNanos);
        ThreadFactory thread = task -> new FastThreadLocalThread(task, "callgate-loop");
        group = new MultiThreadIoEventLoopGroup(1, thread, polling.handlers(() -> moderation));
    }

    Polling polling() {
        return polling;
    }

    EventLoopGroup group() {
        return group;
    }

    /** @param write runs at the flush, and may ask for more of it */
    void toFlush(Runnable write) {
        written.add(write);
    }

    /** By index: an iterator a turn would be garbage. */
    void flush() {
        for (int i = 0; i < written.size(); i++) {
            written.get(i).run();
        }
        written.clear();
    }

    /** Before the first socket is bound. */
    void feed(Ingress receiver) {
        ingress = receiver;
    }

    Ingress ingress() {
        return ingress;
    }

    /** Whether so many messages come that they are let gather. */
    boolean isBusy() {
        return moderation.isBusy();
    }

    /** One message was read. */
    void countMessage() {
        moderation.message();
    }

    void endTurn() {
        ingress.turnEnds();
        flush();
    }

    void countFault() {
        faults = faults + 1;
    }

    long faults() {
        return faults;
    }

    void countHandshake(boolean done) {
        if (done) {
            handshakesDone = handshakesDone + 1;
        } else {
            handshakesFailed = handshakesFailed + 1;
        }
    }

    long handshakes(boolean done) {
        return done ? handshakesDone : handshakesFailed;
    }

    void countConnection(int change) {
        connections = connections + change;
    }

    int connections() {
        return connections;
    }
}
