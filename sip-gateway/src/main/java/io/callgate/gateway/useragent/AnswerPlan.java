package io.callgate.gateway.useragent;

/**
 * How a user agent treats a call that reaches it.
 *
 * @param status      final answer of a rejection
 * @param afterMillis time from the INVITE to the final answer
 */
public record AnswerPlan(Manner manner, int status, String phrase, int afterMillis) {

    /** What the agent sends. */
    public enum Manner {
        /** 180, then 200. */
        ANSWER,
        /** One final failure, without ringing. */
        REJECT,
        /** 180 and nothing more: the caller has to give up. */
        RING_ON,
        /** Nothing at all, as if the agent were not there. */
        SILENT
    }

    public static AnswerPlan answer(int afterMillis) {
        return new AnswerPlan(Manner.ANSWER, 200, "OK", afterMillis);
    }

    public static AnswerPlan reject(int status, String phrase) {
        return new AnswerPlan(Manner.REJECT, status, phrase, 0);
    }

    public static AnswerPlan busy() {
        return reject(486, "Busy Here");
    }

    public static AnswerPlan decline() {
        return reject(603, "Decline");
    }

    public static AnswerPlan ringOn() {
        return new AnswerPlan(Manner.RING_ON, 0, "", 0);
    }

    public static AnswerPlan silent() {
        return new AnswerPlan(Manner.SILENT, 0, "", 0);
    }
}
