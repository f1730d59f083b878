package io.callgate.gateway.config.reader;

import io.callgate.gateway.config.GatewayConfig.CarrierConfig;
import io.callgate.gateway.config.GatewayConfig.DeliveryConfig;
import io.callgate.gateway.config.GatewayConfig.FailoverConfig;
import io.callgate.gateway.config.GatewayConfig.LimitsConfig;
import io.callgate.gateway.config.GatewayConfig.ListenConfig;
import io.callgate.gateway.config.GatewayConfig.ProbeConfig;
import io.callgate.gateway.config.IpAddress;
import io.callgate.store.numbering.NationalFormat;
import io.callgate.store.yaml.Problems;
import io.callgate.store.yaml.Section;
import io.callgate.store.yaml.Text;
import io.callgate.store.yaml.Unique;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** {@code carriers}: the keys of each. */
final class CarrierReader {

    /** RFC 3261 19.1.2: the port of sip: when none is written, and that of TLS. */
    private static final int SIP_PORT = 5060;
    private static final int TLS_PORT = 5061;

    private static final List<String> NUMBER_FORMATS =
            List.of("+e164", "e164", "00e164", "national");
    private static final Pattern FAILURE = Pattern.compile("[45][0-9]{2}");
    /** Answers for the caller to act upon; the last three say what the called party wants. */
    private static final Set<String> NO_FAULT =
            Set.of("401", "407", "484", "486", "487");
    private static final Pattern TECH_PREFIX = Pattern.compile("[0-9*#]{1,16}");
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9.!%*_+`'~-]{2,64}");

    /** Without these a call fails, is no longer private, or can no longer be trusted. */
    private static final Set<String> HEADERS_KEPT = Set.of("via", "from", "to", "call-id", "cseq",
            "max-forwards", "contact", "route", "record-route", "require", "proxy-require",
            "supported", "unsupported", "allow", "content-length", "content-type",
            "content-encoding", "content-disposition", "mime-version", "session-expires",
            "min-se", "rack", "rseq", "replaces", "join", "refer-to", "event",
            "subscription-state", "authorization", "proxy-authorization", "identity", "privacy",
            "geolocation", "geolocation-routing", "priority", "resource-priority", "path",
            "timestamp");

    private final Problems problems;
    private final Predicate<String> hasDialPlan;
    private final List<ListenConfig> listen;
    private final TlsReader tls;
    private final Unique names;

    CarrierReader(Problems problems, Predicate<String> hasDialPlan, List<ListenConfig> listen,
            TlsReader tls) {
        this.problems = problems;
        this.hasDialPlan = hasDialPlan;
        this.listen = listen;
        this.tls = tls;
        this.names = new Unique(problems);
    }

    CarrierConfig read(Section carrier) {
        Text name = carrier.name();
        names.claim(name);
        Text address = carrier.required("address");
        Optional<Endpoint> endpoint = Endpoint.of(address.value());
        if (endpoint.isEmpty() && !address.isMissing()) {
            carrier.problem("address", Problems.shown(address.value())
                    + " must be host:port; an IPv6 host stands in brackets");
        }
        Endpoint there = endpoint.orElse(new Endpoint("", 0));
        String transport = transport(carrier, there);
        if (endpoint.isPresent() && listen.stream().noneMatch(
                point -> speaks(point, transport) && reaches(point, there))) {
            carrier.problem("address", "cannot be reached from any listening point: one with"
                    + " transport " + transport + " and an address that can speak to "
                    + there.host() + " is needed");
        }
        if (endpoint.isPresent() && listen.stream().anyMatch(
                point -> isAt(point, transport, there, port(there, transport)))) {
            carrier.problem("address", Problems.shown(address.value())
                    + " is our own listening point: calls would go round until their hops are up");
        }
        CarrierConfig read = new CarrierConfig(name.value(), there.host(),
                port(there, transport), transport,
                carrier.number("priority", 1, 1, 1_000), carrier.number("weight", 1, 1, 10_000),
                failover(carrier), probe(carrier), limits(carrier), delivery(carrier),
                Optional.of(there.host()).filter(host -> maySpeakTls(transport))
                        .map(host -> tls.connecting(carrier, host)));
        carrier.refuseUnknownKeys();
        return read;
    }

    private boolean maySpeakTls(String transport) {
        return transport.equals("tls") || transport.isEmpty()
                && listen.stream().anyMatch(point -> point.transport().equals("tls"));
    }

    /** Empty where RFC 3263 4.1 asks name servers: neither transport nor port is written. */
    private static String transport(Section carrier, Endpoint there) {
        String written = carrier.oneOf("transport", "udp", ConfigReader.TRANSPORTS);
        boolean byName = there.address().isEmpty() && there.port() == 0;
        return byName && !carrier.has("transport") ? "" : written;
    }

    private static boolean speaks(ListenConfig point, String transport) {
        return transport.isEmpty() || point.transport().equals(transport);
    }

    /** Port 0 is any free one, which nobody can name. */
    private static boolean isAt(ListenConfig point, String transport, Endpoint there, int port) {
        return point.port() != 0 && point.port() == port && point.transport().equals(transport)
                && there.address().isPresent()
                && there.address().equals(IpAddress.of(point.address()));
    }

    /** Of a name without one, name servers say it (RFC 3263 4.2). */
    private static int port(Endpoint there, String transport) {
        boolean byName = there.address().isEmpty();
        return byName ? there.port() : there.portOr(transport.equals("tls") ? TLS_PORT : SIP_PORT);
    }

    /** Each family speaks to itself, and from a loopback address nothing leaves the machine. */
    private static boolean reaches(ListenConfig point, Endpoint carrier) {
        Optional<InetAddress> from = IpAddress.of(point.address());
        Optional<InetAddress> to = IpAddress.of(carrier.host());
        if (from.isEmpty() || to.isEmpty()) {
            return true;
        }
        return from.get().getClass() == to.get().getClass()
                && (to.get().isLoopbackAddress() || !from.get().isLoopbackAddress());
    }

    private FailoverConfig failover(Section carrier) {
        int timeout = carrier.number("attempt-timeout-ms",
                FailoverConfig.DEFAULT.attemptTimeoutMillis(), 100, 32_000);
        return new FailoverConfig(carrier.has("failover-codes") ? codes(carrier)
                : FailoverConfig.DEFAULT.codes(), timeout);
    }

    private List<Integer> codes(Section carrier) {
        Unique once = new Unique(problems);
        List<Integer> codes = new ArrayList<>();
        for (Text code : carrier.texts("failover-codes")) {
            once.claim(code);
            if (FAILURE.matcher(code.value()).matches() && !NO_FAULT.contains(code.value())) {
                codes.add(Integer.valueOf(code.value()));
            } else {
                problems.add(code.line(), code.key(), Problems.shown(code.value())
                        + " must be a failure of the carrier, 400 to 599 but for "
                        + String.join(", ", NO_FAULT.stream().sorted().toList()));
            }
        }
        return List.copyOf(codes);
    }

    /** A word, or a group that means true. */
    private ProbeConfig probe(Section carrier) {
        if (!carrier.isGroup("probe")) {
            boolean on = carrier.oneOf("probe", "false", List.of("true", "false")).equals("true");
            return on ? ProbeConfig.ON : ProbeConfig.OFF;
        }
        Section probe = carrier.section("probe");
        ProbeConfig read = new ProbeConfig(true,
                probe.number("interval-s", ProbeConfig.ON.intervalSeconds(), 1, 3_600),
                probe.number("failures", ProbeConfig.ON.failures(), 1, 100),
                probe.number("successes", ProbeConfig.ON.successes(), 1, 100));
        probe.refuseUnknownKeys();
        return read;
    }

    private static LimitsConfig limits(Section carrier) {
        return new LimitsConfig(carrier.number("calls-per-second-max", 0, 0, 10_000),
                carrier.number("calls-max", 0, 0, 200_000),
                carrier.number("call-duration-max-s",
                        LimitsConfig.NONE.callDurationSecondsMax(), 60, 86_400));
    }

    private DeliveryConfig delivery(Section carrier) {
        String format = carrier.oneOf("number-format", "+e164", NUMBER_FORMATS);
        return new DeliveryConfig(format, country(carrier, format), techPrefix(carrier),
                stripHeaders(carrier));
    }

    private String country(Section carrier, String format) {
        Text country = carrier.text("country", "");
        boolean national = format.equals("national");
        if (national != carrier.has("country")) {
            carrier.problem(national ? "number-format" : "country", national
                    ? "national needs the key country: whose national numbers?"
                    : "is of use only with number-format national");
        } else if (national && !country.isMissing() && !hasNationalFormat(country.value())) {
            carrier.problem("country", Problems.shown(country.value())
                    + " must be an ISO 3166 code of two capitals whose dial plan is known");
        }
        return country.value();
    }

    private boolean hasNationalFormat(String country) {
        return hasDialPlan.test(country) && NationalFormat.isKnown(country);
    }

    private static String techPrefix(Section carrier) {
        Text prefix = carrier.text("tech-prefix", "");
        if (!prefix.isMissing() && !TECH_PREFIX.matcher(prefix.value()).matches()) {
            carrier.problem("tech-prefix", Problems.shown(prefix.value())
                    + " must be at most 16 of digits, * and #");
        }
        return prefix.value();
    }

    private List<String> stripHeaders(Section carrier) {
        Unique once = new Unique(problems);
        List<String> names = new ArrayList<>();
        for (Text header : carrier.texts("strip-headers")) {
            String name = header.value().toLowerCase(Locale.ROOT);
            once.claim(new Text(name, header.line(), header.key()));
            if (!HEADER_NAME.matcher(name).matches()) {
                problems.add(header.line(), header.key(), Problems.shown(header.value())
                        + " must be the long name of a header");
            } else if (HEADERS_KEPT.contains(name)) {
                problems.add(header.line(), header.key(), Problems.shown(header.value())
                        + " must reach the carrier: the call does not work without it");
            } else {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }
}
