package io.callgate.gateway.transport;

import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;

/**
 * The buffer of one recvmmsg. A batch that comes back less than full has emptied the socket, so the
 * turn ends; Netty by itself would ask once more, in vain. That call is a fifth of what a turn with
 * one datagram costs: perf/results/2026-11-21-transport.md. What arrives just then wakes the loop.
 */
final class BatchBuffers extends DefaultMaxMessagesRecvByteBufAllocator {

    private final int bytes;

    BatchBuffers(int bytes, int turnMax) {
        super(turnMax);
        this.bytes = bytes;
    }

    @Override
    @SuppressWarnings("deprecation")
    public Handle newHandle() {
        return new MaxMessageHandle() {

            private final UncheckedBooleanSupplier batchWasFull =
                    () -> lastBytesRead() == attemptedBytesRead();

            @Override
            public int guess() {
                return bytes;
            }

            @Override
            public boolean continueReading(UncheckedBooleanSupplier always) {
                return super.continueReading(batchWasFull);
            }
        };
    }
}
