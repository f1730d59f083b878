package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.admission.digest.SecretsFile;
import io.callgate.gateway.admission.digest.SecretsFile.Entry;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A PBX that nobody knows by its address. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class DigestCallerTest {

    private static final String TUNIS = "{name: tunis, digest-user: tunis}";
    private static final String MD5_ONLY = "digest: {algorithms: [md5]}";

    @Test
    void callsAndHangsUpWithItsPasswordByDatagramAndByStream(Stage stage) {
        SippRun carrier = stage.sipp("carrier-answers").calls(2).start();
        GatewayUnderTest gateway = gateway(stage, carrier.port());
        caller(stage, gateway, sipp -> { });
        caller(stage, gateway, Sipp::tcp);
        carrier.awaitSuccess();
        gateway.records().awaitJudged("admitted", 2);
        gateway.metrics().await(2, "callgate_digest_total", "outcome=\"accepted\"");
    }

    private static GatewayUnderTest gateway(Stage stage, int carrierPort) {
        return stage.gateway(settings -> settings.carrier(carrierPort).caller(TUNIS)
                .password("tunis", "couscous").further(MD5_ONLY));
    }

    private static void caller(Stage stage, GatewayUnderTest gateway, Consumer<Sipp> more) {
        Sipp caller = stage.sipp("caller-proves-itself").towards(gateway.port())
                .number(Numbers.CLEAN).user("tunis", "couscous", Numbers.CLEAN);
        more.accept(caller);
        caller.start().awaitSuccess();
    }

    /** The last answer to a call to a listed number: 603 if the password was right. */
    private static String answerTo(GatewayUnderTest gateway, RawPeer pbx, String password,
            String algorithm) {
        String padding = "User-Agent: " + "PBX ".repeat(60) + "\r\nContent-Length";
        String invite = SipText.invite(Numbers.LISTED, pbx.port(), gateway.port())
                .replace("Content-Length", padding);
        pbx.send(gateway.port(), invite);
        String challenge = pbx.receive(Patience.MAX).orElse("");
        String uri = "sip:" + Numbers.LISTED + "@127.0.0.1:" + gateway.port();
        pbx.send(gateway.port(), invite.replace("CSeq: 1", "CSeq: 2").replace("Contact:",
                new DigestClient("tunis", password).answer(challenge, algorithm, uri, 1)
                        + "Contact:"));
        return pbx.receive(Patience.MAX).orElse("");
    }

    @Test
    void hasItsPasswordChangedWhileTheGatewayRuns(Stage stage) throws IOException {
        GatewayUnderTest gateway = gateway(stage, Ports.free());
        RawPeer pbx = stage.rawPeer();
        new SecretsFile(gateway.digestSecrets()).put(Entry.of("tunis", "callgate", "tajine"));
        // Not so often that the wrong ones would lock it out.
        Awaitility.await("the new password in force").atMost(Patience.MAX)
                .pollInterval(Duration.ofMillis(1_500))
                .until(() -> answerTo(gateway, pbx, "tajine", "MD5").startsWith("SIP/2.0 603"));
        assertThat(answerTo(gateway, pbx, "couscous", "MD5")).as("the old one")
                .startsWith("SIP/2.0 407").doesNotContain("stale");
    }

    @Test
    void isOfferedSha256UnlessConfiguredOtherwise(Stage stage) {
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(Ports.free())
                .caller(TUNIS).password("tunis", "couscous"));
        assertThat(answerTo(gateway, stage.rawPeer(), "couscous", "SHA-256"))
                .startsWith("SIP/2.0 603 Suppressed");
    }
}
