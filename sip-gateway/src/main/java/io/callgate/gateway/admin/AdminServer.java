package io.callgate.gateway.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callgate.gateway.config.GatewayConfig.AdminConfig;
import io.callgate.gateway.metrics.Meters;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The operator's port: metrics, health and status, and the draining of carriers. Its threads sleep
 * unless asked, and take nothing from the call path but the probe.
 */
public final class AdminServer implements AutoCloseable {

    /** Prometheus, a balancer's checks and a few people; further ones wait to be accepted. */
    private static final int CONNECTIONS_MAX = 32;
    private static final int BACKLOG = 16;
    private static final int THREADS_MAX = 8;
    private static final int THREADS_IDLE = 4;
    private static final int IDLE_TIMEOUT_MILLIS = 10_000;
    /** Nothing here is asked with a body. */
    private static final long BODY_BYTES_MAX = 0;

    private final Javalin server;
    private final Meters meters;
    private final ObservedGateway gateway;

    private AdminServer(ServerSocketChannel socket, Meters meters, ObservedGateway gateway) {
        this.meters = meters;
        this.gateway = gateway;
        this.server = Javalin.create(javalin -> {
            bound(javalin, socket);
            route(javalin);
        });
    }

    /** @throws IOException naming the key, when the address cannot be bound */
    public static AdminServer start(AdminConfig config, Meters meters, ObservedGateway gateway)
            throws IOException {
        AdminServer admin = new AdminServer(listen(config), meters, gateway);
        admin.server.start();
        return admin;
    }

    private static ServerSocketChannel listen(AdminConfig config) throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open();
        try {
            socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            return socket.bind(new InetSocketAddress(config.address(), config.port()), BACKLOG);
        } catch (IOException fault) {
            socket.close();
            throw new IOException("admin: cannot listen on " + config.address() + " port "
                    + config.port() + ": " + fault.getMessage(), fault);
        }
    }

    /** The port as bound. */
    public int port() {
        return server.port();
    }

    private static void bound(JavalinConfig javalin, ServerSocketChannel socket) {
        javalin.startup.showJavalinBanner = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        javalin.startup.startupWatcherEnabled = false;
        javalin.concurrency.useVirtualThreads = false;
        javalin.http.compressionStrategy = CompressionStrategy.NONE;
        javalin.http.maxRequestSize = BODY_BYTES_MAX;
        QueuedThreadPool threads = new QueuedThreadPool(THREADS_MAX, THREADS_IDLE);
        threads.setName("callgate-admin");
        threads.setDaemon(true);
        javalin.jetty.threadPool = threads;
        javalin.jetty.addConnector((jetty, http) -> connector(jetty, http, socket));
    }

    private static Connector connector(Server jetty, HttpConfiguration http,
            ServerSocketChannel socket) {
        http.setSendServerVersion(false);
        ServerConnector connector =
                new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
        connector.setIdleTimeout(IDLE_TIMEOUT_MILLIS);
        connector.addBean(new NetworkConnectionLimit(CONNECTIONS_MAX, connector));
        try {
            connector.open(socket);
        } catch (IOException impossible) {
            throw new UncheckedIOException("the socket is open", impossible);
        }
        return connector;
    }

    private void route(JavalinConfig javalin) {
        javalin.routes.before(AdminServer::harden);
        javalin.routes.get("/metrics", request ->
                request.contentType(Meters.CONTENT_TYPE).result(meters.scrape()));
        javalin.routes.get("/health/live", this::live);
        javalin.routes.get("/health/ready", this::ready);
        new GatewayRoutes(gateway, meters).add(javalin);
        new CarrierRoutes(gateway).add(javalin);
        javalin.routes.error(HttpStatus.NOT_FOUND.getCode(), AdminServer::nothingHere);
    }

    private static void nothingHere(Context request) {
        if (request.attribute(CarrierRoutes.ANSWERED) == null) {
            answer(request, HttpStatus.NOT_FOUND, StatusJson.error("nothing is served here"));
        }
    }

    /** For a browser that is led here: nothing to run, nothing to frame, nothing to keep. */
    private static void harden(Context request) {
        request.header("X-Content-Type-Options", "nosniff");
        request.header("X-Frame-Options", "DENY");
        request.header("Content-Security-Policy", "default-src 'none'");
        request.header("Referrer-Policy", "no-referrer");
        request.header("Cache-Control", "no-store");
    }

    private void live(Context request) {
        boolean alive = gateway.answersProbe();
        answer(request, alive ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE,
                StatusJson.alive(alive));
    }

    private void ready(Context request) {
        List<String> reasons = gateway.notReadyBecause();
        answer(request, reasons.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE,
                StatusJson.readiness(reasons));
    }

    static void answer(Context request, HttpStatus status, ObjectNode json) {
        request.status(status).contentType("application/json").result(json.toString() + "\n");
    }

    @Override
    public void close() {
        server.stop();
    }
}
