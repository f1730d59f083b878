package io.callgate.gateway.transport;

import io.callgate.gateway.message.SipMessage;
import io.callgate.gateway.transport.framing.FramingFault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** An ingress that keeps what it is given, and optionally answers from the loop thread. */
final class Receiver implements Ingress {

    record Received(Hop from, String text) {
    }

    record Fault(Hop from, FramingFault fault) {
    }

    final List<Received> messages = new CopyOnWriteArrayList<>();
    final List<Fault> faults = new CopyOnWriteArrayList<>();
    final List<Hop> unreachable = new CopyOnWriteArrayList<>();
    final AtomicInteger turns = new AtomicInteger();
    volatile int largestTurn;
    volatile boolean full;
    volatile Predicate<Hop> knows = peer -> true;
    volatile BiConsumer<Hop, byte[]> answer = (from, bytes) -> { };
    volatile Consumer<Hop> onUnreachable = to -> { };

    private int messagesBeforeTurn;
    private final byte[] room = new byte[SipMessage.BYTES_MAX];

    @Override
    public byte[] claim(int length) {
        return full ? null : room;
    }

    @Override
    public void commit(Hop from, int length) {
        byte[] bytes = java.util.Arrays.copyOf(room, length);
        messages.add(new Received(from, new String(bytes, StandardCharsets.ISO_8859_1)));
        answer.accept(from, bytes);
    }

    @Override
    public void unframeable(Hop from, FramingFault fault) {
        faults.add(new Fault(from, fault));
    }

    @Override
    public void unreachable(Hop to) {
        unreachable.add(to);
        onUnreachable.accept(to);
    }

    @Override
    public boolean knows(Hop peer) {
        return knows.test(peer);
    }

    @Override
    public void turnEnds() {
        turns.incrementAndGet();
        largestTurn = Math.max(largestTurn, messages.size() - messagesBeforeTurn);
        messagesBeforeTurn = messages.size();
    }

    List<String> texts() {
        return messages.stream().map(Received::text).toList();
    }
}
