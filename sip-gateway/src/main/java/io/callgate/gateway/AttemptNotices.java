package io.callgate.gateway;

import io.callgate.gateway.notice.Notice;
import io.callgate.gateway.notice.Notices;
import io.callgate.store.index.attempts.AttemptListener;

/** Tells the person on call what the counter of attempts meets. */
final class AttemptNotices implements AttemptListener {

    private final Notices notices;

    AttemptNotices(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void unwritable(Exception cause) {
        notices.raise(Notice.ATTEMPTS_UNWRITABLE, cause.toString());
    }

    @Override
    public void resumed() {
        notices.raise(Notice.ATTEMPTS_RESUMED);
    }

    @Override
    public void damaged(int slots) {
        notices.raise(Notice.ATTEMPTS_DAMAGED, slots + " numbers");
    }

    @Override
    public void full() {
        notices.raise(Notice.ATTEMPTS_FULL);
    }
}
