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
        if (method == Method.OPTIONS) {
            return Answer.OPTIONS_OK;
        }
        // What is carried inside an admitted call is no stranger here, but this is inside of none.
        return InDialog.carries(method) ? Answer.NO_SUCH_CALL : Answer.METHOD_NOT_ALLOWED;
    }
}
