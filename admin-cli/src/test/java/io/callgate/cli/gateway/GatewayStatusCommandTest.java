package io.callgate.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.callgate.cli.CommandLineRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayStatusCommandTest {

    private record Answer(int status, String json) {
    }

    private final Map<String, Answer> answers = new HashMap<>(Map.of(
            "/health/live", new Answer(200, "{\"alive\":true}"),
            "/health/ready", new Answer(200, "{\"ready\":true,\"reasons\":[]}"),
            "/v1/status", new Answer(200, """
                    {"version":"0.1.0","started":"2026-11-21T10:00:00Z","draining":false,
                     "calls_in_setup":3,"calls_up":12,"register_sequence_applied":17,
                     "listening":["udp 127.0.0.1:5060"],
                     "lists":[{"name":"bloctel","version":2,"numbers":6,"issued":"2026-08-10"}],
                     "calls":{"admitted":5,"refused":4,"uncheckable":0}}""")));
    private HttpServer server;
    private String url;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Answer answer = answers.get(exchange.getRequestURI().getPath());
        byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void showsWhatAReadyGatewayJudgesBy() {
        CommandLineRun run = CommandLineRun.of("gateway", "status", "--url", url);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("ready\n").contains("5 admitted, 4 refused")
                .contains("calls up        12").contains("udp 127.0.0.1:5060")
                .contains("bloctel  2        6        2026-08-10");
    }

    @Test
    void doesNotCallAGatewayReadyThatSaysItIsNot() {
        answers.put("/health/ready",
                new Answer(503, "{\"ready\":false,\"reasons\":[\"draining\"]}"));

        CommandLineRun run = CommandLineRun.of("gateway", "status", "--url", url);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).startsWith("not ready: draining\n");
    }

    @Test
    void doesNotCallAGatewayReadyWhoseProbeGetsNoAnswer() {
        answers.put("/health/live", new Answer(503, "{\"alive\":false}"));

        CommandLineRun run = CommandLineRun.of("gateway", "status", "--url", url, "--json");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("\"live\":false,\"ready\":true");
    }

    @Test
    void saysThatNothingAnswers() {
        server.stop(0);

        CommandLineRun run = CommandLineRun.of("gateway", "status", "--url", url);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("no gateway answers at " + url)
                .contains("start it with 'callgate run'");
    }

    @Test
    void saysThatSomethingElseAnswers() {
        answers.put("/v1/status", new Answer(200, "<html>"));

        CommandLineRun run = CommandLineRun.of("gateway", "status", "--url", url);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("is no gateway");

        answers.put("/v1/status", new Answer(404, ""));

        assertThat(CommandLineRun.of("gateway", "status", "--url", url).err())
                .isEqualTo("callgate gateway status: what answers at " + url
                        + " is no gateway\n");
    }
}
