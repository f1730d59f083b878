package io.callgate.cli.carrier;

import com.fasterxml.jackson.databind.JsonNode;
import io.callgate.cli.Failure;
import io.callgate.cli.Output;
import io.callgate.cli.Table;
import io.callgate.cli.gateway.OperatorsPort;
import io.callgate.cli.gateway.OperatorsPort.Reply;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What the gateway answers about its carriers, as a person or a program reads it. */
final class CarrierTable {

    private CarrierTable() {
    }

    static void print(Output output, Reply reply) {
        if (reply.status() != OperatorsPort.OK) {
            String sentence = "the gateway says: "
                    + reply.json().path("error").asText("status " + reply.status());
            throw reply.status() == OperatorsPort.NOT_FOUND ? Failure.usage(sentence)
                    : Failure.unknown(sentence);
        }
        output.answer(reply.json(), lines(reply.json().path("carriers")));
    }

    private static List<String> lines(JsonNode carriers) {
        Table table = new Table("CARRIER", "STATE", "CALLS", "CALLS/S", "PRIORITY", "WEIGHT",
                "TARGETS");
        carriers.forEach(carrier -> table.row(carrier.path("name").asText(), state(carrier),
                calls(carrier), rate(carrier), carrier.path("priority").asText(),
                carrier.path("weight").asText(), targets(carrier)));
        return table.lines();
    }

    private static String state(JsonNode carrier) {
        String answers = carrier.path("up").asBoolean() ? "up" : "down";
        return carrier.path("drained").asBoolean() ? "drained, " + answers : answers;
    }

    private static String calls(JsonNode carrier) {
        int max = carrier.path("calls_max").asInt();
        return carrier.path("calls_up").asText() + (max == 0 ? "" : " of " + max);
    }

    private static String rate(JsonNode carrier) {
        int max = carrier.path("calls_per_second_max").asInt();
        return carrier.path("calls_last_second").asText() + (max == 0 ? "" : " of " + max);
    }

    private static String targets(JsonNode carrier) {
        String name = carrier.path("name_lookup").path("host").asText();
        if (carrier.path("targets").isEmpty()) {
            return "no address for " + name;
        }
        boolean stale = carrier.path("name_lookup").path("state").asText().equals("stale");
        return addresses(carrier) + (stale ? " (" + name + " not answered since "
                + carrier.path("name_lookup").path("located_at").asText() + ")" : "");
    }

    private static String addresses(JsonNode carrier) {
        return StreamSupport.stream(carrier.path("targets").spliterator(), false)
                .map(target -> target.path("address").asText()
                        + (target.path("up").asBoolean() ? "" : " down")
                        + lastProbe(target.path("last_probe")))
                .collect(Collectors.joining(", "));
    }

    private static String lastProbe(JsonNode probe) {
        if (!probe.isObject()) {
            return "";
        }
        int status = probe.path("status").asInt();
        return status == 0 ? " (probe not answered)"
                : " (probe answered " + status + " in " + probe.path("millis").asLong() + " ms)";
    }
}
