package io.callgate.gateway.admin;

import io.callgate.gateway.metrics.Meters;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

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
