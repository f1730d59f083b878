package io.callgate.gateway.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callgate.gateway.carrier.CarrierStatus;
import io.callgate.gateway.carrier.CarrierStatus.TargetStatus;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.Locale;

/** {@code /v1/carriers}: what they do, and the one thing here that an operator may change. */
final class CarrierRoutes {

    /** Attribute of a request for a carrier that there is not: its 404 has a sentence already. */
    static final String ANSWERED = "answered";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObservedGateway gateway;

    CarrierRoutes(ObservedGateway gateway) {
        this.gateway = gateway;
    }

    void add(JavalinConfig javalin) {
        javalin.routes.get("/v1/carriers", request -> answer(request, HttpStatus.OK, all()));
        javalin.routes.post("/v1/carriers/{name}/drain", request -> change(request, true));
        javalin.routes.post("/v1/carriers/{name}/resume", request -> change(request, false));
    }

    private void change(Context request, boolean drained) {
        String name = request.pathParam("name");
        if (!OperatorHere.asks(request)) {
            answer(request, HttpStatus.FORBIDDEN, StatusJson.error(OperatorHere.RULE));
        } else if (gateway.drainCarrier(name, drained)) {
            answer(request, HttpStatus.OK, all());
        } else {
            request.attribute(ANSWERED, true);
            answer(request, HttpStatus.NOT_FOUND, StatusJson.error("no carrier has this name"));
        }
    }

    private ObjectNode all() {
        ObjectNode json = JSON.objectNode();
        ArrayNode carriers = json.putArray("carriers");
        gateway.carriers().forEach(carrier -> carriers.add(carrier(carrier)));
        return json;
    }

    private static ObjectNode carrier(CarrierStatus carrier) {
        ObjectNode json = JSON.objectNode()
                .put("name", carrier.name())
                .put("priority", carrier.priority())
                .put("weight", carrier.weight())
                .put("up", carrier.up())
                .put("drained", carrier.drained())
                .put("calls_up", carrier.callsUp())
                .put("calls_max", carrier.callsMax())
                .put("calls_last_second", carrier.callsLastSecond())
                .put("calls_per_second_max", carrier.callsPerSecondMax());
        carrier.nameStatus().ifPresentOrElse(name -> json.putObject("name_lookup")
                .put("host", name.host())
                .put("state", name.state().name().toLowerCase(Locale.ROOT))
                .put("located_at", name.locatedAt().map(Instant::toString).orElse(null)),
                () -> json.putNull("name_lookup"));
        ArrayNode targets = json.putArray("targets");
        carrier.targets().forEach(target -> targets.add(target(target)));
        return json;
    }

    private static ObjectNode target(TargetStatus target) {
        ObjectNode json = JSON.objectNode()
                .put("address", target.address())
                .put("up", target.up());
        target.lastProbe().ifPresentOrElse(probe -> json.putObject("last_probe")
                .put("at", probe.at().toString())
                .put("status", probe.status())
                .put("millis", probe.millis()), () -> json.putNull("last_probe"));
        return json;
    }

    private static void answer(Context request, HttpStatus status, ObjectNode json) {
        request.status(status).contentType("application/json").result(json.toString() + "\n");
    }
}
