package io.callgate.gateway.proxy.transaction;

import io.callgate.gateway.evidence.CallFacts;

/**
 * Where the proxy reports what happens to a call outside of any message: on a timer. Loop thread.
 */
public interface CallReports {

    /**
     * Cleared facts to fill, followed at once by {@link #commit}. When there is no room, a spare.
     */
    CallFacts begin();

    void commit();
}
