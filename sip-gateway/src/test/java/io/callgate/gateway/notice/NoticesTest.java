package io.callgate.gateway.notice;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoticesTest {

    private final Queue<Runnable> dueInAMinute = new ArrayDeque<>();
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private Notices notices;

    @BeforeEach
    void writesToAList() {
        Logger log = new LoggerContext().getLogger("notices");
        written.start();
        log.addAppender(written);
        notices = new Notices(log, dueInAMinute::add);
    }

    @Test
    void logsTheFirstOfAKindAtOnceWithCauseEffectAndAction() {
        notices.raise(Notice.CARRIER_UNREACHABLE, "carrier-a");
        assertThat(lines()).containsExactly("carrier-unreachable: A carrier cannot be reached:"
                + " carrier-a. Effect: Its calls go to the next carrier; without one they fail."
                + " Action: Look at the way to the carrier, and at its own state.");
        assertThat(written.list.get(0).getLevel()).isEqualTo(Level.ERROR);
    }

    @Test
    void sumsUpRepeatsOnceAMinute() {
        for (int i = 0; i < 5_000; i++) {
            notices.raise(Notice.CARRIER_UNREACHABLE, "carrier-" + i);
        }
        aMinutePasses();
        assertThat(lines()).hasSize(2);
        assertThat(lines().get(1)).contains("4999 more in the last minute, the last: carrier-4999");
        assertThat(notices.count(Notice.CARRIER_UNREACHABLE)).isEqualTo(5_000);
    }

    @Test
    void fallsSilentAfterAMinuteWithoutRepeats() {
        notices.raise(Notice.PIPELINE_FULL);
        aMinutePasses();
        assertThat(dueInAMinute).isEmpty();
        notices.raise(Notice.PIPELINE_FULL);
        assertThat(lines()).hasSize(2);
    }

    @Test
    void keepsTheKindsApart() {
        notices.raise(Notice.DRAIN_BEGUN);
        notices.raise(Notice.DRAIN_ENDED);
        assertThat(lines()).hasSize(2);
    }

    @Test
    void printsNoNumberWhole() {
        notices.raise(Notice.MALFORMED_MESSAGES, "INVITE sip:+33612345678@192.0.2.1:5060");
        assertThat(lines().get(0)).doesNotContain("33612345678")
                .contains("sip:+3361*******@192.0.2.1:5060");
    }

    @Test
    void keepsWhatAPeerSentToOneShortLine() {
        notices.raise(Notice.MALFORMED_MESSAGES, "a\r\nERROR forged \u001b[2J" + "x".repeat(999));
        assertThat(lines().get(0)).doesNotContain("\n", "\r", "\u001b").hasSizeLessThan(700);
    }

    private void aMinutePasses() {
        int due = dueInAMinute.size();
        for (int i = 0; i < due; i++) {
            dueInAMinute.remove().run();
        }
    }

    private java.util.List<String> lines() {
        return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
