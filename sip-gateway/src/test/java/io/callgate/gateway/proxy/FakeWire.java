package io.callgate.gateway.proxy;

import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.ListeningPoint;
import io.callgate.gateway.transport.Transport;
import io.callgate.gateway.transport.UnwiredHop;
import io.callgate.gateway.transport.Wire;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers what was sent to whom. */
final class FakeWire implements Wire {

    static final ListeningPoint UDP = new ListeningPoint(Transport.UDP, "127.0.0.1", 5060);
    static final ListeningPoint TCP = new ListeningPoint(Transport.TCP, "127.0.0.1", 5060);

    record Sent(Hop to, String text) {

        String firstLine() {
            return text.substring(0, text.indexOf("\r\n"));
        }

        /** Values of a header, in order, one for each line. */
        List<String> all(String header) {
            return text.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.startsWith(header + ":"))
                    .map(line -> line.substring(header.length() + 1).strip())
                    .toList();
        }

        String one(String header) {
            return all(header).get(0);
        }
    }

    private final Map<String, Hop> hops = new HashMap<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<Hop> refusing = new ArrayList<>();
    /** Whether large requests find a stream beside the datagrams. */
    boolean hasStreams;
    /** Whether such a stream is still being opened. */
    boolean connecting;

    @Override
    public boolean send(Hop to, byte[] bytes, int length) {
        if (refusing.contains(to)) {
            return false;
        }
        sent.add(new Sent(to, new String(bytes, 0, length, StandardCharsets.ISO_8859_1)));
        return true;
    }

    void refuse(Hop hop) {
        refusing.add(hop);
    }

    void accept(Hop hop) {
        refusing.remove(hop);
    }

    /** What was sent since this was asked last. */
    List<Sent> take() {
        List<Sent> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    @Override
    public Hop hopTo(Transport transport, InetSocketAddress remote) {
        return hops.computeIfAbsent(transport + "/" + remote,
                key -> new UnwiredHop(transport == Transport.UDP ? UDP : TCP, remote) {
                    @Override
                    public boolean isConnecting() {
                        return connecting && transport().reliable();
                    }
                });
    }

    @Override
    public Hop streamBeside(Hop datagrams) {
        return hasStreams ? hopTo(Transport.TCP, datagrams.remote()) : datagrams;
    }

    @Override
    public Hop hopFrom(ListeningPoint local, InetSocketAddress remote) {
        return hopTo(local.transport(), remote);
    }

    @Override
    public Optional<ListeningPoint> pointTo(Transport transport, InetSocketAddress remote) {
        return Optional.of(transport == Transport.UDP ? UDP : TCP);
    }
}
