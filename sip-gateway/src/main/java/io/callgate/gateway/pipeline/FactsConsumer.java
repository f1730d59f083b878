package io.callgate.gateway.pipeline;

import io.callgate.gateway.evidence.CallFacts;

/** Reads what became of each message, behind the call path, on the thread of the records. */
@FunctionalInterface
public interface FactsConsumer {

    /** The facts are valid during the call only. Must not block and must not throw. */
    void accept(CallFacts facts);
}
