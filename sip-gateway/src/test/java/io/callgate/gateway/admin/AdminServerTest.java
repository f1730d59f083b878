package io.callgate.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callgate.gateway.admin.GatewayStatus.ListStatus;
import io.callgate.gateway.carrier.CarrierStatus;
import io.callgate.gateway.carrier.CarrierStatus.TargetStatus;
import io.callgate.gateway.carrier.LastProbe;
import io.callgate.gateway.carrier.NameStatus;
import io.callgate.gateway.config.reader.ConfigLoader;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.GatewayConfig.AdminConfig;
import io.callgate.gateway.metrics.Meters;
import io.callgate.gateway.screening.Reason;
import io.callgate.gateway.screening.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asked over HTTP, as an operator's tools ask it. */
class AdminServerTest {

    private static final GatewayConfig CONFIG =
            ConfigLoader.load(Path.of("..", "configs", "demo.yaml"), Map.of()).config();

    private static final String OPERATOR = "X-Callgate-Operator";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Meters meters = new Meters(CONFIG);
    private final FakeGateway gateway = new FakeGateway();
    private AdminServer admin;

    @BeforeEach
    void starts() throws IOException {
        admin = AdminServer.start(CONFIG.admin(), meters, gateway);
    }

    @AfterEach
    void stops() {
        admin.close();
        meters.close();
    }

    @Test
    void servesTheMetersInPrometheusFormat() throws Exception {
        HttpResponse<String> answer = get("/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(Meters.CONTENT_TYPE);
        assertThat(answer.body()).contains("# HELP callgate_calls_total New calls by verdict",
                "\ncallgate_calls_total{caller=\"marketing\",");
    }

    @Test
    void isAliveWhenTheProbeWentThroughThePipeline() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        gateway.alive = false;
        HttpResponse<String> answer = get("/health/live");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"alive\":false}\n");
    }

    @Test
    void saysWhyItIsNotReady() throws Exception {
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        gateway.reasons = List.of("draining", "index-not-loaded");
        HttpResponse<String> answer = get("/health/ready");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo(
                "{\"ready\":false,\"reasons\":[\"draining\",\"index-not-loaded\"]}\n");
    }

    @Test
    void tellsTheWholeStatus() throws Exception {
        Verdict verdict = new Verdict();
        verdict.decide(Reason.OPT_OUT);
        meters.judged(verdict, 0, 1_000);
        HttpResponse<String> answer = get("/v1/status");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo("{\"version\":\"0.1.0\","
                + "\"started\":\"2026-11-21T19:00:00Z\",\"draining\":false,\"calls_in_setup\":3,"
                + "\"calls_up\":12,"
                + "\"register_sequence_applied\":42,\"evidence_accepts_calls\":true,"
                + "\"listening\":[\"udp 127.0.0.1:5060\"],\"lists\":["
                + "{\"name\":\"bloctel\",\"version\":3,\"numbers\":10,\"issued\":\"2026-08-10\"},"
                + "{\"name\":\"robinson\",\"version\":0,\"numbers\":0,\"issued\":null}],"
                + "\"calls\":{\"admitted\":0,\"refused\":1,\"uncheckable\":0}}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/metrics/x", "/v1", "/v1/status/x", "/../etc/passwd",
            "/%2e%2e/etc/passwd", "/index.html", "/favicon.ico", "/METRICS"})
    void servesNothingElse(String path) throws Exception {
        assertThat(rawStatus("GET " + path + " HTTP/1.1")).isIn("400", "404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "TRACE", "OPTIONS"})
    void changesNothing(String method) throws Exception {
        assertThat(rawStatus(method + " /v1/status HTTP/1.1")).isIn("404", "405");
    }

    @Test
    void drainsAndResumesACarrierForAnOperatorOnThisMachine() throws Exception {
        HttpResponse<String> answer = post("/v1/carriers/carrier-a/drain", OPERATOR);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"carriers\":[{\"name\":\"carrier-a\","
                + "\"priority\":1,\"weight\":3,\"up\":true,\"drained\":true,\"calls_up\":2,"
                + "\"calls_max\":30,\"calls_last_second\":7,\"calls_per_second_max\":10,"
                + "\"name_lookup\":{\"host\":\"sip.carrier.example\",\"state\":\"stale\","
                + "\"located_at\":\"2026-11-21T18:00:00Z\"},\"targets\":["
                + "{\"address\":\"udp 192.0.2.1:5060\",\"up\":true,\"last_probe\":{"
                + "\"at\":\"2026-11-21T19:00:00Z\",\"status\":200,\"millis\":3}}]}]}\n");
        post("/v1/carriers/carrier-a/resume", OPERATOR);
        assertThat(get("/v1/carriers").body()).contains("\"drained\":false");
    }

    @Test
    void saysThatThereIsNoSuchCarrier() throws Exception {
        HttpResponse<String> answer = post("/v1/carriers/carrier-z/drain", OPERATOR);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"error\":\"no carrier has this name\"}\n");
    }

    @Test
    void changesNothingForAWebPageWhichCannotSendTheOperatorsHeader() throws Exception {
        HttpResponse<String> answer = post("/v1/carriers/carrier-a/drain", "X-Other");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("from this machine only");
        assertThat(gateway.drained).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example:8060", "192.0.2.1", "x"})
    void changesNothingForAPageWhoseNameWasMadeToLeadHere(String host) throws Exception {
        assertThat(rawStatus("POST /v1/carriers/carrier-a/drain HTTP/1.1\r\n"
                + OPERATOR + ": 1", host)).isEqualTo("403");
        assertThat(gateway.drained).isFalse();
    }

    @Test
    void changesNothingForAnotherMachine() {
        assertThat(OperatorHere.isLoopback("192.0.2.7")).isFalse();
        assertThat(OperatorHere.isLoopback("::ffff:192.0.2.7")).isFalse();
        assertThat(OperatorHere.isLoopback("0:0:0:0:0:0:0:1")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/health/live", "/v1/status", "/nothing"})
    void hardensEveryAnswerAgainstBrowsers(String path) throws Exception {
        Map<String, List<String>> headers = get(path).headers().map();
        assertThat(headers).containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("x-frame-options", List.of("DENY"))
                .containsEntry("content-security-policy", List.of("default-src 'none'"))
                .containsEntry("cache-control", List.of("no-store"))
                .doesNotContainKeys("server", "x-powered-by", "set-cookie");
    }

    @Test
    void namesTheKeyWhenItsPortIsTaken() {
        AdminConfig taken = new AdminConfig("127.0.0.1", admin.port());
        assertThatThrownBy(() -> AdminServer.start(taken, meters, gateway))
                .isInstanceOf(IOException.class)
                .hasMessage("admin: cannot listen on 127.0.0.1 port " + admin.port()
                        + ": Address already in use");
    }

    @Test
    void namesTheKeyWhenItsAddressIsNotOfThisMachine() {
        AdminConfig elsewhere = new AdminConfig("192.0.2.1", 0);
        assertThatThrownBy(() -> AdminServer.start(elsewhere, meters, gateway))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("admin: cannot listen on 192.0.2.1 port 0: ");
    }

    @Test
    void freesItsPortWhenItEnds() throws IOException {
        int port = admin.port();
        admin.close();
        try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(again.getLocalPort()).isEqualTo(port);
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + admin.port() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String header) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + admin.port() + path);
        return client.send(HttpRequest.newBuilder(uri).header(header, "1")
                .POST(HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    /** Past the client's own tidying of paths and methods. */
    private String rawStatus(String requestLine) throws IOException {
        return rawStatus(requestLine, "x");
    }

    private String rawStatus(String requestLine, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), admin.port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write((requestLine + "\r\nHost: " + host
                    + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(),
                    StandardCharsets.US_ASCII);
            return answer.split(" ")[1];
        }
    }

    private static final class FakeGateway implements ObservedGateway {

        private volatile boolean alive = true;
        private volatile List<String> reasons = List.of();
        private volatile boolean drained;
        private volatile boolean draining;

        @Override
        public List<String> reload() {
            return reasons;
        }

        @Override
        public void drain(boolean drain) {
            draining = drain;
        }

        @Override
        public List<CarrierStatus> carriers() {
            return List.of(new CarrierStatus("carrier-a", 1, 3, true, drained, 2, 30, 10,
                    List.of(new TargetStatus("udp 192.0.2.1:5060", true, Optional.of(new LastProbe(
                            Instant.parse("2026-11-21T19:00:00Z"), 200, 3)))), 7,
                    Optional.of(new NameStatus("sip.carrier.example", NameStatus.State.STALE,
                            Optional.of(Instant.parse("2026-11-21T18:00:00Z"))))));
        }

        @Override
        public boolean drainCarrier(String name, boolean drain) {
            drained = drain;
            return name.equals("carrier-a");
        }

        @Override
        public boolean answersProbe() {
            return alive;
        }

        @Override
        public List<String> notReadyBecause() {
            return reasons;
        }

        @Override
        public GatewayStatus status() {
            return new GatewayStatus("0.1.0", Instant.parse("2026-11-21T19:00:00Z"),
                    List.of("udp 127.0.0.1:5060"), draining, 3, 12, 42, true, List.of(
                            new ListStatus("bloctel", 3, 10,
                                    Optional.of(LocalDate.of(2026, 8, 10))),
                            new ListStatus("robinson", 0, 0, Optional.empty())));
        }
    }
}
