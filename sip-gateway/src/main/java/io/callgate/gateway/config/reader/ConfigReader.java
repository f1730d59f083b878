package io.callgate.gateway.config.reader;

import io.callgate.gateway.config.DigestConfig;
import io.callgate.gateway.config.DnsConfig;
import io.callgate.gateway.config.EvidenceConfig;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.GatewayConfig.AdminConfig;
import io.callgate.gateway.config.GatewayConfig.ListenConfig;
import io.callgate.gateway.config.IpAddress;
import io.callgate.gateway.config.SipConfig;
import io.callgate.gateway.config.TlsConfig;
import io.callgate.store.regulation.Regulations;
import io.callgate.store.yaml.Problems;
import io.callgate.store.yaml.Section;
import io.callgate.store.yaml.Text;
import io.callgate.store.yaml.Unique;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The keys of the configuration from the top: what each may be, and what it is when left out. */
final class ConfigReader {

    static final List<String> TRANSPORTS = List.of("udp", "tcp", "tls");
    private static final List<String> DIGEST_ALGORITHMS = List.of("sha-256", "md5");
    private static final String LOOPBACK = "127.0.0.1";
    private static final int SIP_PORT = 5060;
    private static final int TLS_PORT = 5061;
    private static final int ADMIN_PORT = 8060;
    private static final int PORT_MAX = 65535;

    private final Problems problems;
    private final Paths paths;
    private final Predicate<String> hasDialPlan;

    ConfigReader(Problems problems, Paths paths, Predicate<String> hasDialPlan) {
        this.problems = problems;
        this.paths = paths;
        this.hasDialPlan = hasDialPlan;
    }

    GatewayConfig read(Section root) {
        Path store = store(root.section("store"));
        Unique sockets = new Unique(problems);
        List<ListenConfig> listen = listen(root, sockets);
        AdminConfig admin = admin(root.section("admin"), sockets);
        EvidenceConfig evidence = evidence(root.section("evidence"), store);
        SipConfig sip = sip(root.section("sip"), store);
        DigestConfig digest = digest(root.section("digest"), store);
        DnsConfig dns = new DnsReader(problems).read(root.section("dns"));
        GatewayConfig.Parties parties = new PartiesReader(problems, hasDialPlan,
                regulations(root.section("regulations")), new TlsReader(problems, paths))
                .read(root, listen);
        root.refuseUnknownKeys();
        return new GatewayConfig(store, listen, admin, evidence, sip, digest, dns, parties);
    }

    /** Those that come with Callgate, unless a folder with others is named. */
    private Regulations regulations(Section section) {
        boolean own = section.has("directory");
        Path folder = paths.fromFolder(section.text("directory", "regulations"));
        Regulations.Loaded loaded = own ? Regulations.load(folder) : Regulations.shipped();
        loaded.problems().forEach(fault -> section.problem("directory", fault.toString()));
        section.refuseUnknownKeys();
        return loaded.regulations().orElse(Regulations.NONE);
    }

    private Path store(Section store) {
        Path directory = paths.store(store.text("directory", "var/store"));
        store.refuseUnknownKeys();
        return directory;
    }

    private List<ListenConfig> listen(Section root, Unique sockets) {
        if (!root.has("listen")) {
            return List.of(new ListenConfig("udp", LOOPBACK, SIP_PORT));
        }
        List<ListenConfig> points = new ArrayList<>();
        for (Section point : root.sections("listen")) {
            points.add(listeningPoint(point, sockets));
        }
        if (points.isEmpty()) {
            root.problem("listen", "names no listening point");
        }
        return List.copyOf(points);
    }

    private ListenConfig listeningPoint(Section point, Unique sockets) {
        String transport = point.oneOf("transport", "udp", TRANSPORTS);
        String address = address(point);
        if (IpAddress.of(address).filter(ip -> ip.isAnyLocalAddress()).isPresent()) {
            point.problem("address", Problems.shown(address) + " would stand in our Via, where no"
                    + " answer finds it: name one address of this machine");
        }
        boolean tls = transport.equals("tls");
        int port = point.number("port", tls ? TLS_PORT : SIP_PORT, 0, PORT_MAX);
        claim(sockets, point, tls ? "tcp" : transport, address, port);
        Optional<TlsConfig> security = tls
                ? Optional.of(new TlsReader(problems, paths).listening(point)) : Optional.empty();
        point.refuseUnknownKeys();
        return new ListenConfig(transport, address, port, security);
    }

    private AdminConfig admin(Section admin, Unique sockets) {
        String address = address(admin);
        if (IpAddress.of(address).filter(ip -> ip.isAnyLocalAddress()).isPresent()) {
            admin.warn("address", Problems.shown(address) + " is every address of this machine, and"
                    + " the port asks for no password: whoever reaches one of them can read who"
                    + " calls for whom, and how often");
        }
        int port = admin.number("port", ADMIN_PORT, 0, PORT_MAX);
        claim(sockets, admin, "tcp", address, port);
        admin.refuseUnknownKeys();
        return new AdminConfig(address, port);
    }

    private String address(Section section) {
        Text text = section.text("address", LOOPBACK);
        if (!text.isMissing() && IpAddress.of(text.value()).isEmpty()) {
            section.problem("address", Problems.shown(text.value())
                    + " must be an IP address of this machine, IPv6 without brackets");
        }
        return text.value();
    }

    /** Port 0 is any free one, and so never the same twice. */
    private void claim(Unique sockets, Section section, String transport, String address,
            int port) {
        if (port != 0) {
            Text at = section.text("port", "");
            String socket = transport + " " + address + " port " + port;
            sockets.claim(new Text(socket, at.line(), at.key()));
        }
    }

    private EvidenceConfig evidence(Section evidence, Path store) {
        Path directory = paths.fromFolder(
                evidence.text("directory", store.resolve("evidence").toString()));
        String onLoss = evidence.oneOf("on-loss", "admit", List.of("admit", "refuse"));
        evidence.refuseUnknownKeys();
        return new EvidenceConfig(directory,
                EvidenceConfig.OnLoss.valueOf(onLoss.toUpperCase(Locale.ROOT)));
    }

    private DigestConfig digest(Section digest, Path store) {
        Text realm = digest.text("realm", "callgate");
        digest.checkName(realm);
        Path secretsFile = paths.fromFolder(
                digest.text("secrets-file", store.resolve("digest.secrets").toString()));
        Unique once = new Unique(problems);
        List<String> algorithms = new ArrayList<>();
        for (Text algorithm : digest.texts("algorithms")) {
            once.claim(algorithm);
            algorithms.add(algorithm.value());
            if (!DIGEST_ALGORITHMS.contains(algorithm.value())) {
                problems.add(algorithm.line(), algorithm.key(), Problems.shown(algorithm.value())
                        + " must be one of " + String.join(", ", DIGEST_ALGORITHMS));
            }
        }
        digest.refuseUnknownKeys();
        return new DigestConfig(realm.value(), secretsFile,
                algorithms.isEmpty() ? DIGEST_ALGORITHMS : List.copyOf(algorithms));
    }

    /** Timer C defaults to a little above the three minutes that RFC 3261 16.6 asks for. */
    private SipConfig sip(Section sip, Path store) {
        int t1Millis = sip.number("t1-ms", 500, 10, 10_000);
        int ringTimeoutSeconds = sip.number("ring-timeout-s", 185, 1, 3_600);
        int drainTimeoutSeconds = sip.number("drain-timeout-s", 30, 0, 3_600);
        int callsInSetupMax = sip.number("calls-in-setup-max", 10_000, 1, 100_000);
        Path routeKeyFile = paths.fromFolder(
                sip.text("route-key-file", store.resolve("route.key").toString()));
        sip.refuseUnknownKeys();
        return new SipConfig(t1Millis, ringTimeoutSeconds, drainTimeoutSeconds, callsInSetupMax,
                routeKeyFile);
    }
}
