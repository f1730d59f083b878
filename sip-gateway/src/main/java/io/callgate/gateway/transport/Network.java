package io.callgate.gateway.transport;

import io.callgate.gateway.transport.polling.Polling;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoopGroup;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The sockets: one event loop thread that reads, hands over, and writes. Everything but {@link
 * #open}, {@link #execute}, {@link #every}, {@link #close} and the counts is called on that thread.
 * Tasks must not throw: one that is repeated would silently end.
 */
public final class Network implements Wire, AutoCloseable {

    /** Longest wait for what was sent last, and again for the thread to end. */
    private static final int CLOSE_MILLIS_MAX = 2_000;

    private static final long SWEEP_MILLIS = 1_000;

    private final long sweepMillis;
    private final Loop loop;
    private final Tls tls = new Tls();
    private List<Point> points = List.of();

    Network(Polling polling, long sweepMillis) {
        this(polling, sweepMillis, System::nanoTime);
    }

    Network(Polling polling, long sweepMillis, LongSupplier nanoTime) {
        this.sweepMillis = sweepMillis;
        loop = new Loop(polling, nanoTime);
    }

    /**
     * Binds nothing yet: makes the loop, so that the other parts can be built around it. Turns off
     * Netty's search for leaks unless asked for by its own property: its samples are stack traces,
     * 14 B a datagram, and a buffer here does not outlive the method that reads it.
     */
    public static Network create() {
        if (System.getProperty("io.netty.leakDetection.level") == null) {
            ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        }
        return new Network(Polling.best(), SWEEP_MILLIS);
    }

    /** Whether so many messages come that they are let gather. Loop thread only. */
    boolean isBusy() {
        return loop.isBusy();
    }

    /** What TLS is spoken with; to be filled before {@link #open}. */
    public Tls tls() {
        return tls;
    }

    /**
     * Binds the listening points (port 0: any free) and begins to read. Once only, from any thread
     * but the loop's.
     *
     * @param bound told the points as bound, on the loop thread, before the first byte is read
     * @return the points as bound, in the order given
     * @throws IOException naming the address that could not be bound; none is left bound
     */
    public List<ListeningPoint> open(List<ListeningPoint> asked, Ingress ingress,
            Consumer<List<ListeningPoint>> bound) throws IOException {
        loop.feed(ingress);
        List<Point> all = bindAll(asked);
        List<ListeningPoint> locals = all.stream().map(Point::local).toList();
        loop.group().submit(() -> {
            points = all;
            bound.accept(locals);
            points.forEach(Point::begin);
        }).syncUninterruptibly();
        every(sweepMillis, this::sweep);
        return locals;
    }

    private List<Point> bindAll(List<ListeningPoint> asked) throws IOException {
        List<Point> all = new ArrayList<>();
        try {
            for (ListeningPoint each : asked) {
                all.add(bind(each));
            }
            return all;
        } catch (IOException refused) {
            all.forEach(point -> point.channel().close().syncUninterruptibly());
            throw refused;
        }
    }

    private Point bind(ListeningPoint asked) throws IOException {
        InetSocketAddress address = new InetSocketAddress(asked.address(), asked.port());
        if (address.isUnresolved()) {
            throw new IOException("cannot listen on " + name(asked) + ": unknown host");
        }
        Point point = asked.transport() == Transport.UDP
                ? new UdpPoint(asked, loop) : new TcpPoint(asked, loop, tls.at(asked));
        ChannelFuture binding = point.bind(address).awaitUninterruptibly();
        if (!binding.isSuccess()) {
            binding.channel().close().syncUninterruptibly();
            throw new IOException("cannot listen on " + name(asked) + ": "
                    + binding.cause().getMessage(), binding.cause());
        }
        point.bound(binding.channel());
        return point;
    }

    private static String name(ListeningPoint point) {
        return point.transport() + " " + point.sentBy();
    }

    /** Ends streams that have lasted too long; once a second by itself. */
    void sweep() {
        points.forEach(Point::sweep);
    }

    /**
     * The hop to a configured address, spoken to from the first listening point that can; for TCP
     * connects when first sent to. Remains the same object until {@link #letGo}.
     *
     * @throws IllegalArgumentException if no listening point can, see {@link #pointTo}
     */
    @Override
    public Hop hopTo(Transport transport, InetSocketAddress remote) {
        return hopTo(transport, remote, "");
    }

    /** @param peer whose address it is, as {@link Tls#connect} knows it */
    @Override
    public Hop hopTo(Transport transport, InetSocketAddress remote, String peer) {
        for (Point point : points) {
            if (point.speaks(transport, remote.getAddress())) {
                return point.keepHopTo(remote, tls.to(peer));
            }
        }
        throw new IllegalArgumentException("no listening point for " + transport + " " + remote);
    }

    /** The address of the hop is configured no more: it is kept no longer than one heard from. */
    @Override
    public void letGo(Hop hop) {
        for (Point point : points) {
            if (point.local().equals(hop.local())) {
                point.letGo(hop.remote());
            }
        }
    }

    /**
     * The hop to an address that a message named (Via, Route, Contact), spoken to from {@code
     * local}, one of the bound points. Sent to at once, kept no longer than a hop heard from.
     */
    @Override
    public Hop hopFrom(ListeningPoint local, InetSocketAddress remote) {
        return pointAt(local).hopTo(remote);
    }

    /** @param certifiedName whom the peer's certificate must name, where TLS is spoken */
    @Override
    public Hop hopFrom(ListeningPoint local, InetSocketAddress remote, String certifiedName) {
        return pointAt(local).hopTo(remote, certifiedName);
    }

    /**
     * RFC 3261 18.2.2: the element that had opened a stream, now gone, at the port that it named.
     * Its address is the one that the stream came from; over TLS it must show a certificate of the
     * same name, for which the listening point must know whose certificates to trust.
     */
    @Override
    public Hop reopened(Hop gone, int port) {
        String name = gone.certifiedNames().isEmpty() ? "" : gone.certifiedNames().get(0);
        return hopFrom(gone.local(),
                new InetSocketAddress(gone.remote().getAddress(), port), name);
    }

    /** The stream with this address that is open, whoever opened it. */
    @Override
    public Optional<Hop> streamWith(Transport transport, InetSocketAddress remote) {
        for (Point point : points) {
            boolean open = point.speaks(transport, remote.getAddress())
                    && point.hasStreamWith(remote);
            if (open) {
                return Optional.of(point.hopTo(remote));
            }
        }
        return Optional.empty();
    }

    private Point pointAt(ListeningPoint local) {
        for (Point point : points) {
            if (point.local().equals(local)) {
                return point;
            }
        }
        throw new IllegalArgumentException("not bound: " + local);
    }

    /**
     * Where to speak to an address from: the listening point that knows it, since a peer on one of
     * our networks expects to hear from the address it spoke to; else the first of this transport
     * and of the address's family.
     */
    @Override
    public Optional<ListeningPoint> pointTo(Transport transport, InetSocketAddress remote) {
        Point first = null;
        for (Point point : points) {
            boolean speaks = point.speaks(transport, remote.getAddress());
            if (speaks && point.knows(remote)) {
                return Optional.of(point.local());
            }
            first = speaks && first == null ? point : first;
        }
        return Optional.ofNullable(first).map(Point::local);
    }

    /**
     * The same element by TCP, for a request too large for a datagram (RFC 3261 18.1.1): at the
     * same address and port, spoken to from the listening point for TCP at the address of the hop's
     * own. The hop itself where there is no such point, or the element took no stream lately.
     */
    @Override
    public Hop streamBeside(Hop datagrams) {
        InetSocketAddress remote = datagrams.remote();
        for (Point point : points) {
            boolean beside = point.speaks(Transport.TCP, remote.getAddress())
                    && point.local().address().equals(datagrams.local().address());
            if (beside && point.mayOpenStreamTo(remote)) {
                return point.hopTo(remote);
            }
        }
        return datagrams;
    }

    /**
     * Queues one message, copied; written with the others at the end of the turn.
     *
     * @return false if it certainly cannot be delivered: stream gone, or refused less than a second
     * ago, connections at their bound, or write buffer full
     */
    @Override
    public boolean send(Hop to, byte[] bytes, int length) {
        return ((Peer) to).send(bytes, length);
    }

    /** Writes what {@link #send} queued outside a read, such as from a timer. */
    public void flush() {
        loop.flush();
    }

    /** Runs the task on the loop thread; from any thread. */
    public void execute(Runnable task) {
        loop.group().execute(task);
    }

    /**
     * Runs the task on the loop thread until close, {@code periodMillis} after it last ended; from
     * any thread.
     */
    public void every(long periodMillis, Runnable task) {
        loop.group().scheduleWithFixedDelay(
                task, periodMillis, periodMillis, TimeUnit.MILLISECONDS);
    }

    /** Datagrams that could not be written and connections turned away, since the start. */
    public long faults() {
        return loop.faults();
    }

    /** TLS handshakes that came to a stream, and those that did not. */
    public long handshakes(boolean done) {
        return loop.handshakes(done);
    }

    /** Streams open now. */
    public int connections() {
        return loop.connections();
    }

    /**
     * Takes nothing more in, writes what was sent, then ends the thread. Waits twice
     * CLOSE_MILLIS_MAX at most; from any thread but the loop's.
     */
    @Override
    public void close() {
        EventLoopGroup group = loop.group();
        if (group.isShuttingDown()) {
            return;
        }
        long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_MILLIS_MAX);
        Future<List<Channel>> finished = group.submit(this::finish);
        if (finished.awaitUninterruptibly(CLOSE_MILLIS_MAX)) {
            for (Channel channel : finished.getNow()) {
                channel.closeFuture().awaitUninterruptibly(
                        deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        }
        group.shutdownGracefully(0, CLOSE_MILLIS_MAX, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_MILLIS_MAX);
    }

    private List<Channel> finish() {
        List<Channel> closing = new ArrayList<>();
        loop.flush();
        points.forEach(point -> point.finish(closing));
        return closing;
    }
}
