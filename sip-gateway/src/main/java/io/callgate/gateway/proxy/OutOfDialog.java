package io.callgate.gateway.proxy;

import io.callgate.gateway.message.Method;
import io.callgate.gateway.proxy.write.Answer;
import io.callgate.gateway.proxy.write.Answers;
import io.callgate.gateway.proxy.write.Arrival;

/** Requests outside of any admitted call that are not INVITEs: OPTIONS is answered, no other. */
final class OutOfDialog {

    private final Answers answers;

    OutOfDialog(Answers answers) {
        this.answers = answers;
    }

    void onRequest(Arrival arrival, long key) {
        answers.answer(arrival, key, arrival.fromStranger
                ? Answer.CALLER_UNKNOWN
                : answerTo(arrival.message.method()));
    }

    private static Answer answerTo(Method method) {
        return switch (method) {
            case OPTIONS -> Answer.OPTIONS_OK;
            // Carried inside an admitted call, which this one is not.
            case BYE, PRACK, UPDATE, INFO, REFER, NOTIFY -> Answer.NO_SUCH_CALL;
            default -> Answer.METHOD_NOT_ALLOWED;
        };
    }
}
