package io.callgate.gateway.names;

import io.netty.channel.AddressedEnvelope;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverChannelStrategy;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.netty.util.concurrent.Future;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The name servers that are configured, or else the system's, asked one after the other until one
 * knows; over TCP when an answer does not fit a datagram. The system's hosts file goes before them.
 * Keeps nothing.
 */
public final class NameServers implements NameServer, AutoCloseable {

    /** How long one server may take over one question. */
    static final int QUERY_MILLIS_MAX = 2_000;
    private static final int CLOSE_MILLIS_MAX = 500;

    /** A question to one server. */
    private record Asked<R>(String name, DnsRecordType type, Records.Reader<R> reader) {
    }

    private final SystemFiles system;
    private final List<InetSocketAddress> configured;
    private final EventLoopGroup group;
    private final DnsNameResolver resolver;

    /** @param servers empty: the system's, read anew for each question */
    public NameServers(List<InetSocketAddress> servers) {
        this(servers, SystemFiles.ofThisMachine());
    }

    NameServers(List<InetSocketAddress> servers, SystemFiles system) {
        configured = List.copyOf(servers);
        this.system = system;
        group = new MultiThreadIoEventLoopGroup(1, task -> {
            Thread made = new Thread(task, "callgate-dns");
            made.setDaemon(true);
            return made;
        }, NioIoHandler.newFactory());
        resolver = new DnsNameResolverBuilder(group.next())
                .datagramChannelType(NioDatagramChannel.class)
                .socketChannelType(NioSocketChannel.class)
                // RFC 5452: a port for each question is 16 bits more that a forger must guess.
                .datagramChannelStrategy(DnsNameResolverChannelStrategy.ChannelPerResolution)
                .queryTimeoutMillis(QUERY_MILLIS_MAX)
                // Each question names its server; this keeps the library from looking for others.
                .nameServerProvider(new SingletonDnsServerAddressStreamProvider(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 53)))
                .build();
    }

    @Override
    public Answer<Naptr> naptr(String name) {
        return ask(new Asked<>(name, DnsRecordType.NAPTR, Records::naptr));
    }

    @Override
    public Answer<Srv> srv(String name) {
        return ask(new Asked<>(name, DnsRecordType.SRV, Records::srv));
    }

    @Override
    public Answer<InetAddress> addresses(String name, boolean ipv6) {
        List<InetAddress> here = system.hosts(name);
        if (!here.isEmpty()) {
            List<InetAddress> ofFamily = here.stream()
                    .filter(address -> address instanceof Inet6Address == ipv6).toList();
            return ofFamily.isEmpty() ? Answer.nothing() : new Answer<>(Said.FOUND, ofFamily, 0);
        }
        return ask(new Asked<>(name, ipv6 ? DnsRecordType.AAAA : DnsRecordType.A,
                Records::address));
    }

    @Override
    public boolean hasInHostsFile(String name) {
        return !system.hosts(name).isEmpty();
    }

    private <R> Answer<R> ask(Asked<R> asked) {
        for (InetSocketAddress server : configured.isEmpty() ? system.nameServers() : configured) {
            Answer<R> answer = ask(server, asked);
            if (answer.said() != Said.UNKNOWN) {
                return answer;
            }
        }
        return Answer.unknown();
    }

    private <R> Answer<R> ask(InetSocketAddress server, Asked<R> asked) {
        DnsQuestion question = new DefaultDnsQuestion(asked.name(), asked.type());
        Future<AddressedEnvelope<DnsResponse, InetSocketAddress>> asking =
                resolver.query(server, question);
        try {
            // The library counts the time; ours is for one that has been closed meanwhile.
            boolean ended = asking.await(2L * QUERY_MILLIS_MAX, TimeUnit.MILLISECONDS);
            return ended && asking.isSuccess() ? read(asking.getNow(), asked) : Answer.unknown();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return Answer.unknown();
        }
    }

    private static <R> Answer<R> read(AddressedEnvelope<DnsResponse, InetSocketAddress> envelope,
            Asked<R> asked) {
        try {
            DnsResponse response = envelope.content();
            if (response.code().equals(DnsResponseCode.NXDOMAIN)) {
                return Answer.nothing();
            }
            return response.code().equals(DnsResponseCode.NOERROR)
                    ? Records.of(response, asked.name(), asked.type(), asked.reader())
                    : Answer.unknown();
        } catch (UnknownHostException | IndexOutOfBoundsException
                | CorruptedFrameException garbled) {
            return Answer.unknown();
        } finally {
            envelope.release();
        }
    }

    @Override
    public void close() {
        resolver.close();
        group.shutdownGracefully(0, CLOSE_MILLIS_MAX, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_MILLIS_MAX);
    }
}
