package io.callgate.cli.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callgate.cli.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** The operator's port of a running gateway, as a client sees it. */
public final class OperatorsPort {

    public static final int OK = 200;
    public static final int NOT_FOUND = 404;

    private static final int CONNECT_MILLIS_MAX = 5_000;
    /** The first question to a new gateway on a busy machine loads half of Jetty. */
    private static final int ANSWER_MILLIS_MAX = 20_000;
    private static final int ANSWER_BYTES_MAX = 1 << 20;

    private final URI url;

    public OperatorsPort(URI url) {
        this.url = url;
    }

    /** The URL of an operator's port, IPv6 in brackets. */
    public static URI url(String address, int port) {
        String host = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
        return URI.create("http://" + host + ":" + port);
    }

    public URI url() {
        return url;
    }

    /** Register sequence of the last event that the gateway judges calls by. */
    public long registerSequenceApplied() {
        return get("/v1/status").json().path("register_sequence_applied").asLong();
    }

    /** What one question got. */
    public record Reply(int status, JsonNode json) {
    }

    public Reply get(String path) {
        return ask("GET", path);
    }

    /** Asks for a change, which the gateway takes from its own machine only. */
    public Reply post(String path) {
        return ask("POST", path);
    }

    private Reply ask(String method, String path) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) url.resolve(path).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setRequestProperty("X-Callgate-Operator", "callgate");
            connection.setConnectTimeout(CONNECT_MILLIS_MAX);
            connection.setReadTimeout(ANSWER_MILLIS_MAX);
            int status = connection.getResponseCode();
            try (InputStream body = body(connection, status)) {
                JsonNode json = new ObjectMapper().readTree(body.readNBytes(ANSWER_BYTES_MAX));
                if (!json.isObject()) {
                    throw noGateway();
                }
                return new Reply(status, json);
            }
        } catch (JsonProcessingException foreign) {
            throw noGateway();
        } catch (IOException | IllegalArgumentException cause) {
            throw Failure.unknown("no gateway answers at " + url + ": " + cause.getMessage()
                    + "; start it with 'callgate run', or name its configuration by --config");
        }
    }

    /** Java has no stream of an error without a body. */
    private static InputStream body(HttpURLConnection connection, int status) throws IOException {
        InputStream body = status < HttpURLConnection.HTTP_BAD_REQUEST
                ? connection.getInputStream() : connection.getErrorStream();
        return body == null ? InputStream.nullInputStream() : body;
    }

    private Failure noGateway() {
        return Failure.unknown("what answers at " + url + " is no gateway");
    }
}
