package io.callgate.gateway.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callgate.gateway.metrics.Meters;
import io.callgate.gateway.screening.Outcome;
import java.util.List;
import java.util.Locale;

/** The JSON of the operator's port, in the shape of docs/operators-port.md. */
final class StatusJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private StatusJson() {
    }

    static ObjectNode alive(boolean alive) {
        return JSON.objectNode().put("alive", alive);
    }

    static ObjectNode readiness(List<String> reasons) {
        ObjectNode readiness = JSON.objectNode().put("ready", reasons.isEmpty());
        reasons.forEach(readiness.putArray("reasons")::add);
        return readiness;
    }

    static ObjectNode reloaded(List<String> obstacles) {
        ObjectNode json = JSON.objectNode().put("reloaded", obstacles.isEmpty());
        obstacles.forEach(json.putArray("obstacles")::add);
        return json;
    }

    static ObjectNode error(String sentence) {
        return JSON.objectNode().put("error", sentence);
    }

    static ObjectNode status(GatewayStatus status, Meters meters) {
        ObjectNode json = JSON.objectNode()
                .put("version", status.version())
                .put("started", status.started().toString())
                .put("draining", status.draining())
                .put("calls_in_setup", status.callsInSetup())
                .put("calls_up", status.callsUp())
                .put("register_sequence_applied", status.registerSequenceApplied())
                .put("evidence_accepts_calls", status.evidenceAcceptsCalls());
        status.listening().forEach(json.putArray("listening")::add);
        ArrayNode lists = json.putArray("lists");
        status.lists().forEach(list -> lists.add(list(list)));
        ObjectNode calls = json.putObject("calls");
        for (Outcome outcome : Outcome.values()) {
            calls.put(outcome.name().toLowerCase(Locale.ROOT), meters.calls(outcome));
        }
        return json;
    }

    private static ObjectNode list(GatewayStatus.ListStatus list) {
        ObjectNode json = JSON.objectNode()
                .put("name", list.name())
                .put("version", list.version())
                .put("numbers", list.numbers());
        list.issued().ifPresentOrElse(day -> json.put("issued", day.toString()),
                () -> json.putNull("issued"));
        return json;
    }
}
