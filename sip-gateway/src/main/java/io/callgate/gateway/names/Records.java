package io.callgate.gateway.names;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.handler.codec.dns.DefaultDnsRecordDecoder;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsSection;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads records out of a response: those of the name asked for, or of what it is an alias of. */
final class Records {

    /** RFC 1034 5.2.2 asks to detect loops of aliases. */
    private static final int ALIASES_MAX = 8;

    /** Reads one record. */
    @FunctionalInterface
    interface Reader<R> {

        R read(ByteBuf content) throws UnknownHostException;
    }

    private Records() {
    }

    /**
     * @throws UnknownHostException      for an address of a wrong length
     * @throws IndexOutOfBoundsException for a record that ends too soon
     */
    static <R> Answer<R> of(DnsResponse response, String name, DnsRecordType type,
            Reader<R> reader) throws UnknownHostException {
        String owner = absolute(name);
        int ttl = Integer.MAX_VALUE;
        for (int alias = 0; alias < ALIASES_MAX; alias++) {
            List<DnsRawRecord> records = ownedBy(owner, type, response);
            List<DnsRawRecord> aliases = ownedBy(owner, DnsRecordType.CNAME, response);
            if (!records.isEmpty() || aliases.isEmpty()) {
                return answer(records, ttl, reader);
            }
            ttl = Math.min(ttl, ttlOf(aliases.get(0)));
            owner = absolute(name(aliases.get(0).content().duplicate()));
        }
        return Answer.nothing();
    }

    private static <R> Answer<R> answer(List<DnsRawRecord> records, int ttlOnTheWay,
            Reader<R> reader) throws UnknownHostException {
        List<R> read = new ArrayList<>();
        int ttl = ttlOnTheWay;
        for (DnsRawRecord each : records) {
            read.add(reader.read(each.content().duplicate()));
            ttl = Math.min(ttl, ttlOf(each));
        }
        return read.isEmpty() ? Answer.nothing() : new Answer<>(Said.FOUND, read, ttl);
    }

    private static int ttlOf(DnsRecord each) {
        return (int) Math.min(each.timeToLive(), Integer.MAX_VALUE);
    }

    private static List<DnsRawRecord> ownedBy(String owner, DnsRecordType type,
            DnsResponse response) {
        List<DnsRawRecord> records = new ArrayList<>();
        for (int i = 0; i < response.count(DnsSection.ANSWER); i++) {
            DnsRecord each = response.recordAt(DnsSection.ANSWER, i);
            if (each.type().equals(type) && each instanceof ByteBufHolder
                    && absolute(each.name()).equals(owner)) {
                records.add((DnsRawRecord) each);
            }
        }
        return records;
    }

    private static String absolute(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower : lower + ".";
    }

    /** Without the dot at its end, but for the root, which is nothing else. */
    private static String name(ByteBuf content) {
        String name = DefaultDnsRecordDecoder.decodeName(content);
        return name.length() > 1 && name.endsWith(".") ? name.substring(0, name.length() - 1)
                : name;
    }

    private static String text(ByteBuf content) {
        int length = content.readUnsignedByte();
        return content.readCharSequence(length, StandardCharsets.US_ASCII).toString();
    }

    static Srv srv(ByteBuf content) {
        return new Srv(content.readUnsignedShort(), content.readUnsignedShort(),
                content.readUnsignedShort(), name(content));
    }

    static Naptr naptr(ByteBuf content) {
        int order = content.readUnsignedShort();
        int preference = content.readUnsignedShort();
        String flags = text(content);
        String service = text(content);
        text(content);
        return new Naptr(order, preference, flags, service, name(content));
    }

    static InetAddress address(ByteBuf content) throws UnknownHostException {
        byte[] octets = new byte[content.readableBytes()];
        content.readBytes(octets);
        return InetAddress.getByAddress(octets);
    }
}
