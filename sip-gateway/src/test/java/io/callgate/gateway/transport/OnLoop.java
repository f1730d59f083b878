package io.callgate.gateway.transport;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Runs a step of a test on the loop thread, where the network wants to be called. */
final class OnLoop {

    /** Longer than any test: only a test's own sweeps count. */
    static final long SWEEP_BY_HAND_MILLIS = 3_600_000;

    private OnLoop() {
    }

    static List<ListeningPoint> open(Network network, Ingress ingress, ListeningPoint... asked)
            throws IOException {
        return network.open(List.of(asked), ingress, bound -> { });
    }

    static <T> T call(Network network, Supplier<T> step) {
        CompletableFuture<T> result = new CompletableFuture<>();
        network.execute(() -> {
            try {
                result.complete(step.get());
            } catch (RuntimeException thrown) {
                result.completeExceptionally(thrown);
            }
        });
        return result.join();
    }

    /** Sends the text and flushes. */
    static boolean send(Network network, Hop to, String text) {
        return call(network, () -> {
            byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
            boolean sent = network.send(to, bytes, bytes.length);
            network.flush();
            return sent;
        });
    }
}
