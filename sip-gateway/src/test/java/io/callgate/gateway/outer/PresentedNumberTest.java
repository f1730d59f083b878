package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A law, without hours, by which machines may not present a mobile number. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class PresentedNumberTest {

    private static final String ALLOWED = "<sip:+33162000001@pbx>";
    private static final String FORBIDDEN = "<sip:+33612000000@pbx>";

    private GatewayUnderTest gateway;
    private RawPeer pbx;

    @BeforeEach
    void aLawOnCallerNumbers(Stage stage) throws IOException {
        Path laws = stage.newFolder("laws");
        Files.writeString(laws.resolve("fr.yaml"), """
                country: FR
                periods:
                  - in-force-from: 2020-01-01
                    law: no mobile number
                    caller-number: {forbidden: ["+336"], article: art. 1}
                """);
        pbx = stage.rawPeer();
        gateway = stage.gateway(settings -> settings.carrier(Ports.free())
                .caller("{name: marketing, peers: [127.0.0.1/32]}\n    regulations: {FR: fr}")
                .further("regulations: {directory: " + laws + "}"));
    }

    private String answer(String from, String asserted) {
        String invite = SipText.invite(Numbers.CLEAN, pbx.port(), gateway.port())
                .replaceFirst("From: <[^>]*>", "From: " + from);
        pbx.send(gateway.port(), asserted.isEmpty() ? invite
                : invite.replace("CSeq", "P-Asserted-Identity: " + asserted + "\r\nCSeq"));
        return pbx.receive(Duration.ofSeconds(5)).orElseThrow();
    }

    @Test
    void isAllowedWhenEachOfSeveralIs() {
        assertThat(answer(ALLOWED, "")).startsWith("SIP/2.0 100 ");
        assertThat(answer(ALLOWED, "<sip:+33162000002@pbx>, <tel:+33162000002>"))
                .startsWith("SIP/2.0 100 ");
        assertThat(answer("<sip:anonymous@anonymous.invalid>", ALLOWED)).startsWith("SIP/2.0 100 ");
    }

    @Test
    void isForbiddenBehindAnAllowedOneToo() {
        for (String[] call : new String[][] {{FORBIDDEN, ""}, {FORBIDDEN, ALLOWED},
            {ALLOWED, ALLOWED + ", " + FORBIDDEN}, {ALLOWED, ALLOWED + ", <<"},
            {ALLOWED, ALLOWED + "\r\nP-Asserted-Identity: " + FORBIDDEN}}) {
            assertThat(answer(call[0], call[1])).as(String.join(" ", call))
                    .startsWith("SIP/2.0 603 ").contains("caller-number");
        }
    }
}
