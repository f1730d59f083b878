package io.callgate.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.callgate.cli.Failure;
import io.callgate.cli.Output;
import java.util.List;

/** What the gateway answers when it is told to take new calls or not to. */
final class Draining {

    private Draining() {
    }

    static void print(Output output, OperatorsPort.Reply reply) {
        JsonNode status = reply.json();
        if (reply.status() != OperatorsPort.OK) {
            throw Failure.unknown("the gateway says: "
                    + status.path("error").asText("status " + reply.status()));
        }
        output.answer(status, List.of(sentence(status.path("draining").asBoolean(),
                status.path("calls_up").asLong())));
    }

    private static String sentence(boolean draining, long callsUp) {
        if (!draining) {
            return "new calls are taken";
        }
        return "new calls are turned away; " + (callsUp == 0 ? "no call is up"
                : callsUp + (callsUp == 1 ? " call is up" : " calls are up"));
    }
}
