package io.callgate.gateway.outer;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.dns.DatagramDnsQuery;
import io.netty.handler.codec.dns.DatagramDnsQueryDecoder;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DatagramDnsResponseEncoder;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DefaultDnsRecordDecoder;
import io.netty.handler.codec.dns.DefaultDnsResponse;
import io.netty.handler.codec.dns.DnsQuery;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.handler.codec.dns.TcpDnsQueryDecoder;
import io.netty.handler.codec.dns.TcpDnsResponseEncoder;
import java.io.Closeable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A name server on the loopback address that knows what a test tells it, and can fall silent. */
public final class ZoneServer implements Closeable {

    /** What it does with questions. */
    public enum Mood {
        ANSWERING, SILENT, FAILING, ANSWERING_BY_STREAM_ONLY
    }

    private record Line(String name, DnsRecordType type, int ttl, byte[] content) {
    }

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final ConcurrentHashMap<String, Integer> asked = new ConcurrentHashMap<>();
    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final int port = Ports.free();
    private volatile Mood mood = Mood.ANSWERING;

    public ZoneServer() {
        new Bootstrap().group(group)
                .channel(NioDatagramChannel.class).handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new DatagramDnsQueryDecoder(),
                                new DatagramDnsResponseEncoder(), new Datagrams());
                    }
                }).bind(socketAddress()).syncUninterruptibly();
        new ServerBootstrap().group(group).channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new TcpDnsQueryDecoder(),
                                new TcpDnsResponseEncoder(), new Stream());
                    }
                }).bind(socketAddress()).syncUninterruptibly();
    }

    /** As it stands in {@code dns.servers}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    public InetSocketAddress socketAddress() {
        return new InetSocketAddress(Ports.loopback(), port);
    }

    public ZoneServer mood(Mood other) {
        mood = other;
        return this;
    }

    /** How often this was asked for, such as {@code SRV _sip._udp.example.org}. */
    public int asked(String typeAndName) {
        return asked.getOrDefault(typeAndName, 0);
    }

    /** Forgets every record of the name. */
    public ZoneServer forget(String name) {
        lines.removeIf(line -> line.name.equals(name));
        return this;
    }

    public ZoneServer address(String name, int ttl, String... addresses) {
        for (String each : addresses) {
            byte[] octets = octets(each);
            lines.add(new Line(name, octets.length == 4 ? DnsRecordType.A : DnsRecordType.AAAA,
                    ttl, octets));
        }
        return this;
    }

    private static byte[] octets(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalArgumentException(notAnAddress);
        }
    }

    /** @param record such as {@code 10 60 5060 sbc1.example.org} */
    public ZoneServer srv(String name, int ttl, String record) {
        String[] words = record.split(" ");
        return add(name, DnsRecordType.SRV, ttl, content -> {
            for (int number = 0; number < 3; number++) {
                content.writeShort(Integer.parseInt(words[number]));
            }
            putName(content, words[3]);
        });
    }

    /** @param record such as {@code 10 50 s SIP+D2T _sip._tcp.example.org} */
    public ZoneServer naptr(String name, int ttl, String record) {
        String[] words = record.split(" ");
        return add(name, DnsRecordType.NAPTR, ttl, content -> {
            content.writeShort(Integer.parseInt(words[0]));
            content.writeShort(Integer.parseInt(words[1]));
            putText(content, words[2]);
            putText(content, words[3]);
            putText(content, "");
            putName(content, words[4]);
        });
    }

    public ZoneServer alias(String name, int ttl, String of) {
        return add(name, DnsRecordType.CNAME, ttl, content -> putName(content, of));
    }

    public ZoneServer garbled(String name, DnsRecordType type) {
        return add(name, type, 60, content -> content.writeByte(1));
    }

    private ZoneServer add(String name, DnsRecordType type, int ttl, Consumer<ByteBuf> writer) {
        ByteBuf content = Unpooled.buffer();
        writer.accept(content);
        byte[] bytes = new byte[content.readableBytes()];
        content.readBytes(bytes);
        lines.add(new Line(name, type, ttl, bytes));
        return this;
    }

    private static void putText(ByteBuf content, String text) {
        content.writeByte(text.length());
        content.writeCharSequence(text, StandardCharsets.US_ASCII);
    }

    private static void putName(ByteBuf content, String name) {
        for (String label : name.equals(".") ? new String[0] : name.split("\\.")) {
            putText(content, label);
        }
        content.writeByte(0);
    }

    /** Every record of the name, and of what it is an alias of, as a resolver answers. */
    private <R extends DnsResponse> R fill(R response, DnsQuery query) {
        DnsQuestion question = query.recordAt(DnsSection.QUESTION);
        String name = question.name().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        asked.merge(question.type().name() + " " + name, 1, Integer::sum);
        response.addRecord(DnsSection.QUESTION, question);
        if (mood == Mood.FAILING) {
            response.setCode(DnsResponseCode.SERVFAIL);
        } else if (lines.stream().noneMatch(line -> line.name.equals(name))) {
            response.setCode(DnsResponseCode.NXDOMAIN);
        } else {
            addRecords(response, name, question.type());
        }
        return response;
    }

    private void addRecords(DnsResponse response, String name, DnsRecordType type) {
        for (Line line : lines) {
            boolean alias = line.type == DnsRecordType.CNAME;
            if (line.name.equals(name) && (alias || line.type.equals(type))) {
                response.addRecord(DnsSection.ANSWER, new DefaultDnsRawRecord(name, line.type,
                        line.ttl, Unpooled.wrappedBuffer(line.content)));
            }
            if (line.name.equals(name) && alias) {
                ByteBuf content = Unpooled.wrappedBuffer(line.content);
                addRecords(response, DefaultDnsRecordDecoder
                        .decodeName(content).replaceFirst("\\.$", ""), type);
            }
        }
    }

    private final class Datagrams extends SimpleChannelInboundHandler<DatagramDnsQuery> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramDnsQuery query) {
            if (mood == Mood.SILENT) {
                return;
            }
            DatagramDnsResponse response = new DatagramDnsResponse(query.recipient(),
                    query.sender(), query.id());
            if (mood == Mood.ANSWERING_BY_STREAM_ONLY) {
                response.addRecord(DnsSection.QUESTION, query.recordAt(DnsSection.QUESTION));
                response.setTruncated(true);
                context.writeAndFlush(response);
            } else {
                context.writeAndFlush(fill(response, query));
            }
        }
    }

    private final class Stream extends SimpleChannelInboundHandler<DnsQuery> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, DnsQuery query) {
            context.writeAndFlush(fill(new DefaultDnsResponse(query.id()), query));
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 500, TimeUnit.MILLISECONDS)
                .syncUninterruptibly();
    }
}
