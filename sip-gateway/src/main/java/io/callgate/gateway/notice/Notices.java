package io.callgate.gateway.notice;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Raises notices: the first of a kind is logged at once, further ones are counted and summed up
 * once a minute until a minute passes without one. Safe from any thread; never throws. A repeat
 * costs a short lock and no allocation.
 */
public final class Notices {

    private static final int SUMMED_UP_EVERY_SECONDS = 60;

    private final Logger log;
    private final Executor inAMinute;
    private final Kind[] kinds = new Kind[Notice.values().length];

    public Notices() {
        this(LoggerFactory.getLogger("callgate"), CompletableFuture.delayedExecutor(
                SUMMED_UP_EVERY_SECONDS, TimeUnit.SECONDS));
    }

    /** {@code inAMinute} runs what it is given once, a minute later. */
    Notices(Logger log, Executor inAMinute) {
        this.log = log;
        this.inAMinute = inAMinute;
        for (Notice notice : Notice.values()) {
            kinds[notice.ordinal()] = new Kind(notice);
        }
    }

    public void raise(Notice notice) {
        raise(notice, "");
    }

    /** {@code detail} tells which carrier, file or list; long digit strings in it are masked. */
    public void raise(Notice notice, String detail) {
        Kind kind = kinds[notice.ordinal()];
        if (kind.isFirst(detail)) {
            write(notice, detail);
            inAMinute.execute(() -> sumUp(kind));
        }
    }

    /** How often a notice was raised since the start. */
    public long count(Notice notice) {
        return kinds[notice.ordinal()].count();
    }

    private void sumUp(Kind kind) {
        String repeated = kind.takeRepeated();
        if (!repeated.isEmpty()) {
            write(kind.notice, repeated);
            inAMinute.execute(() -> sumUp(kind));
        }
    }

    private void write(Notice notice, String detail) {
        log.atLevel(level(notice.severity())).log("{}: {}{}. Effect: {}. Action: {}.", notice.id(),
                notice.cause(), detail.isEmpty() ? "" : ": " + Detail.printable(detail),
                notice.effect(), notice.action());
    }

    private static Level level(Notice.Severity severity) {
        return switch (severity) {
            case INFO -> Level.INFO;
            case WARNING -> Level.WARN;
            case ERROR -> Level.ERROR;
        };
    }

    /** One notice's count. All fields under the lock of the object. */
    private static final class Kind {

        private final Notice notice;
        private long count;
        private long repeats;
        private String last = "";
        /** Whether a summing up is due, and so repeats are only counted. */
        private boolean told;

        Kind(Notice notice) {
            this.notice = notice;
        }

        synchronized boolean isFirst(String detail) {
            count++;
            if (!told) {
                told = true;
                return true;
            }
            repeats++;
            last = detail;
            return false;
        }

        synchronized long count() {
            return count;
        }

        /** The sentence of the repeats since the last one, or "" and the next is a first again. */
        synchronized String takeRepeated() {
            if (repeats == 0) {
                told = false;
                return "";
            }
            String sentence = repeats + " more in the last minute"
                    + (last.isEmpty() ? "" : ", the last: " + last);
            repeats = 0;
            return sentence;
        }
    }
}
