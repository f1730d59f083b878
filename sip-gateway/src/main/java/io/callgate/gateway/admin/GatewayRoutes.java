package io.callgate.gateway.admin;

import io.callgate.gateway.metrics.Meters;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;

/** {@code /v1/status}, and {@code /v1/gateway}: whether it takes new calls. */
final class GatewayRoutes {

    private final ObservedGateway gateway;
    private final Meters meters;

    GatewayRoutes(ObservedGateway gateway, Meters meters) {
        this.gateway = gateway;
        this.meters = meters;
    }

    void add(JavalinConfig javalin) {
        javalin.routes.get("/v1/status", this::status);
        javalin.routes.post("/v1/gateway/drain", request -> drain(request, true));
        javalin.routes.post("/v1/gateway/resume", request -> drain(request, false));
        javalin.routes.post("/v1/gateway/reload", this::reload);
    }

    private void reload(Context request) {
        if (!OperatorHere.asks(request)) {
            AdminServer.answer(request, HttpStatus.FORBIDDEN, StatusJson.error(OperatorHere.RULE));
            return;
        }
        List<String> obstacles = gateway.reload();
        AdminServer.answer(request, obstacles.isEmpty() ? HttpStatus.OK : HttpStatus.CONFLICT,
                StatusJson.reloaded(obstacles));
    }

    private void drain(Context request, boolean drained) {
        if (OperatorHere.asks(request)) {
            gateway.drain(drained);
            status(request);
        } else {
            AdminServer.answer(request, HttpStatus.FORBIDDEN, StatusJson.error(OperatorHere.RULE));
        }
    }

    private void status(Context request) {
        AdminServer.answer(request, HttpStatus.OK, StatusJson.status(gateway.status(), meters));
    }
}
