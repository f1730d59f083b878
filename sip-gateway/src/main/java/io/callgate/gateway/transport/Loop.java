package io.callgate.gateway.transport;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.ThreadFactory;

/** The event loop and what all its sockets share. */
final class Loop {

    private final Polling polling;
    private final EventLoopGroup group;
    private final Outbox outbox = new Outbox();
    private Ingress ingress;

    /** Written by the loop thread, read by any. */
    private volatile long faults;
    private volatile int connections;

    Loop(Polling polling) {
        this.polling = polling;
        ThreadFactory thread = task -> new FastThreadLocalThread(task, "callgate-loop");
        group = new MultiThreadIoEventLoopGroup(1, thread, polling.handlers());
    }

    Polling polling() {
        return polling;
    }

    EventLoopGroup group() {
        return group;
    }

    Outbox outbox() {
        return outbox;
    }

    /** Before the first socket is bound. */
    void feed(Ingress receiver) {
        ingress = receiver;
    }

    Ingress ingress() {
        return ingress;
    }

    void endTurn() {
        ingress.turnEnds();
        outbox.flush();
    }

    void countFault() {
        faults = faults + 1;
    }

    long faults() {
        return faults;
    }

    void countConnection(int change) {
        connections = connections + change;
    }

    int connections() {
        return connections;
    }
}
