package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A number that may be called once in thirty days; so that no hour matters, the law names none. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class CappedCallTest {


    private GatewayUnderTest gateway;
    private RawPeer carrier;
    private RawPeer pbx;

    @BeforeEach
    void aLawWithACap(Stage stage) throws IOException {
        Path laws = stage.newFolder("laws");
        Files.writeString(laws.resolve("fr.yaml"), """
                country: FR
                periods:
                  - in-force-from: 2020-01-01
                    law: once
                    attempts: {max: 1, calendar-days: 30, article: art. 1}
                """);
        carrier = stage.rawPeer();
        pbx = stage.rawPeer();
        gateway = stage.gateway(settings -> settings.carrier(carrier.port())
                .caller("{name: marketing, peers: [127.0.0.1/32]}\n    regulations: {FR: fr}")
                .further("regulations: {directory: " + laws + "}"));
    }

    private String call() {
        return SipText.invite(Numbers.CLEAN, pbx.port(), gateway.port());
    }

    /** A failure of the carrier is repeated, because it is never acknowledged here. */
    private String answerTo(String message) {
        pbx.send(gateway.port(), message);
        String branch = message.replaceFirst("(?s).*;branch=([^;]+).*", "$1");
        String answer = pbx.receive(Patience.MAX).orElseThrow();
        while (!answer.contains(branch)) {
            answer = pbx.receive(Patience.MAX).orElseThrow();
        }
        return answer;
    }

    @Test
    void isNotSpentByACallThatNeverLeftButByOneThatDid() {
        String grows = call().replace("Content-Length", "X-Line: y\r\n".repeat(118)
                + "Content-Length");
        assertThat(answerTo(grows)).startsWith("SIP/2.0 513 ");
        assertThat(answerTo(call())).startsWith("SIP/2.0 100 ");
        assertThat(answerTo(call())).startsWith("SIP/2.0 603 ").contains("attempts-spent");
    }

    @Test
    void isSpentOnceByACallThatTheCarrierAsksAPasswordFor() {
        String first = call();
        assertThat(answerTo(first)).startsWith("SIP/2.0 100 ");
        carrier.send(gateway.port(), SipAnswers.to(carrier.receive(Patience.MAX).orElseThrow(),
                "407 Proxy Authentication Required", "b2"));
        assertThat(pbx.receive(Patience.MAX).orElseThrow()).startsWith("SIP/2.0 407 ");

        String withPassword = first.replace("CSeq: 1", "Proxy-Authorization: Digest x\r\nCSeq: 2")
                .replace("branch=z9hG4bK-raw", "branch=z9hG4bK-again");
        assertThat(answerTo(withPassword)).startsWith("SIP/2.0 100 ");
        assertThat(answerTo(call())).startsWith("SIP/2.0 603 ").contains("attempts-spent");
    }

    /** The carrier is to call the number: one more attempt, whoever's call it is asked for in. */
    @Test
    void isSpentByAReferralInsideACallToAnotherNumber() {
        String other = "+33353010008";
        pbx.send(gateway.port(), call());
        carrier.send(gateway.port(), SipAnswers.to(carrier.receive(Patience.MAX).orElseThrow(),
                "200 OK", "b2").replace("callee@127.0.0.1", "callee@127.0.0.1:" + carrier.port()));
        String ok = pbx.receive(Patience.MAX).orElseThrow();
        while (!ok.startsWith("SIP/2.0 200 ")) {
            ok = pbx.receive(Patience.MAX).orElseThrow();
        }
        pbx.send(gateway.port(), SipText.within(ok, "REFER", 2, pbx.port())
                .replace("Content-Length", "Refer-To: <sip:" + other
                        + "@127.0.0.1>\r\nContent-Length"));
        assertThat(carrier.receive(Patience.MAX).orElseThrow()).startsWith("REFER ");

        assertThat(answerTo(SipText.invite(other, pbx.port(), gateway.port())))
                .startsWith("SIP/2.0 603 ").contains("attempts-spent");
        gateway.records().awaitJudgedWith("\"end\":\"inside-a-call\"", 1);
    }
}
