package io.callgate.cli.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.outer.Numbers;
import io.callgate.gateway.outer.Patience;
import io.callgate.gateway.outer.RawPeer;
import io.callgate.gateway.outer.Settings;
import io.callgate.gateway.outer.SipText;
import io.callgate.gateway.outer.Stage;
import io.callgate.gateway.outer.StageExtension;
import io.callgate.store.index.attempts.AttemptCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** At most four attempts in thirty days, whoever of the seller makes them, across a kill -9. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class AttemptCapTest {

    /** As in France since 2023, but at any hour: a test knows no night. */
    private static final String LAW = """
            country: FR
            periods:
              - in-force-from: 2016-07-01
                law: a law at any hour
                attempts: {max: 4, calendar-days: 30, article: art. 1}
                uncheckable: refuse
            """;
    private static final String CALLERS = """
            {name: marketing, peers: [127.0.0.1/32]}
                regulations: {FR: fr}
              - name: raclette
                country: FR
                regulations: {FR: fr}
                callers:
                  - {name: chalet, peers: [127.0.0.2/32]}""";
    private static final long NUMBER = Long.parseLong(Numbers.CLEAN.substring(1));
    private static final String REFUSED = "SIP/2.0 603 ";
    private static final String TRYING = "SIP/2.0 100 ";

    private Daemon gateway;

    @Test
    void refusesTheFifthCallAlsoAfterAKill(Stage stage) throws IOException {
        start(stage);
        RawPeer marketing = stage.rawPeer();
        RawPeer chalet = stage.rawPeer("127.0.0.2");
        assertThat(cancelled(marketing)).startsWith(TRYING);
        for (int attempt = 2; attempt <= 4; attempt++) {
            assertThat(called(marketing)).startsWith(TRYING);
        }
        assertThat(called(marketing)).startsWith(REFUSED).contains("text=\"attempts-spent\"");
        assertThat(called(chalet)).as("another seller").startsWith(TRYING);

        Awaitility.await().atMost(Patience.MAX).until(() ->
                AttemptCounts.of(gateway.store(), NUMBER).stream()
                        .mapToInt(seller -> seller.days().size()).sum() == 5);
        gateway.run().kill();
        gateway.start();

        assertThat(called(marketing)).startsWith(REFUSED).contains("text=\"attempts-spent\"");
        assertThat(called(chalet)).startsWith(TRYING);
        gateway.records().awaitJudged("refused", 2);
    }

    /** SIGTERM comes while the last of them may not yet be written down. */
    @Test
    void countsWhatItAdmittedJustBeforeItWasStopped(Stage stage) throws IOException {
        start(stage);
        gateway.run().kill();
        gateway.rewrite("ring-timeout-s: 185", "ring-timeout-s: 185, drain-timeout-s: 1");
        gateway.start();
        RawPeer marketing = stage.rawPeer();
        for (int attempt = 1; attempt <= 4; attempt++) {
            assertThat(called(marketing)).startsWith(TRYING);
        }
        gateway.run().terminate();
        gateway.run().exitCode();
        gateway.start();

        assertThat(called(marketing)).startsWith(REFUSED).contains("text=\"attempts-spent\"");
    }

    private void start(Stage stage) throws IOException {
        Path laws = stage.newFolder("laws");
        Files.writeString(laws.resolve("fr.yaml"), LAW);
        gateway = Daemon.start(stage, new Settings().carrier(stage.rawPeer().port())
                .caller(CALLERS).further("regulations: {directory: " + laws + "}"));
    }

    private String called(RawPeer caller) {
        return answerTo(caller, SipText.invite(Numbers.CLEAN, caller.port(), gateway.port()));
    }

    /** The first answer to a call that its caller gives up at once. */
    private String cancelled(RawPeer caller) {
        String invite = SipText.invite(Numbers.CLEAN, caller.port(), gateway.port());
        String answer = answerTo(caller, invite);
        caller.send(gateway.port(), invite.replace("INVITE", "CANCEL"));
        return answer;
    }

    /** The carrier is silent, so the first answer is the gateway's own. */
    private String answerTo(RawPeer caller, String invite) {
        String callId = invite.lines().filter(line -> line.startsWith("Call-ID: ")).findFirst()
                .orElseThrow();
        caller.send(gateway.port(), invite);
        String answer = caller.receive(Patience.MAX).orElseThrow();
        while (!answer.contains(callId)) {
            // Of an earlier call.
            answer = caller.receive(Patience.MAX).orElseThrow();
        }
        return answer;
    }
}
