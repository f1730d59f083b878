package io.callgate.gateway;

import io.callgate.gateway.notice.Notice;
import io.callgate.gateway.notice.Notices;
import io.callgate.store.index.IndexListener;

/** Tells the person on call what the index's follower meets. */
final class IndexNotices implements IndexListener {

    private final Notices notices;

    IndexNotices(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void listActivated(String list, long version, long numbers) {
        notices.raise(Notice.LIST_ACTIVATED,
                list + " version " + version + ", " + numbers + " numbers");
    }

    @Override
    public void faulted(String what, Exception cause) {
        notices.raise(Notice.STORE_UNREADABLE, what + ": " + cause.getMessage());
    }

    @Override
    public void scopesFull(String first) {
        notices.raise(Notice.SCOPES_FULL, "the first is " + first);
    }
}
