package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no honest peer sends: answered or dropped, and the next call is served at once. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class BadInputTest {


    /** A datagram and the status it is answered with, 0 for none. */
    record Bad(String name, int status, String reason, String datagram) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Bad> badMessages() {
        String good = SipText.invite(Numbers.LISTED, 9, 9);
        return List.of(
                new Bad("without Call-ID", 400, "missing-call-id",
                        without(good, "Call-ID")),
                new Bad("without CSeq", 400, "missing-cseq",
                        without(good, "CSeq")),
                new Bad("without From", 400, "missing-from",
                        without(good, "From")),
                new Bad("without To", 400, "missing-to",
                        without(good, "To")),
                new Bad("without Via", 0, "no-usable-via",
                        without(good, "Via")),
                new Bad("two Call-IDs", 400, "duplicate-call-id",
                        twice(good, "Call-ID")),
                new Bad("two From", 400, "duplicate-from",
                        twice(good, "From")),
                new Bad("two Content-Length", 400, "duplicate-content-length",
                        good.replace("Content-Length: 0", "Content-Length: 0\r\nl: 4")),
                new Bad("Content-Length beyond the datagram", 400, "body-incomplete",
                        good.replace("Content-Length: 0", "Content-Length: 4000")),
                new Bad("Content-Length below zero", 400, "malformed-content-length",
                        good.replace("Content-Length: 0", "Content-Length: -1")),
                new Bad("CSeq of another method", 400, "cseq-method-mismatch",
                        good.replace("1 INVITE", "1 BYE")),
                new Bad("SIP version 3", 505, "version-not-supported",
                        good.replaceFirst("SIP/2.0\r\n", "SIP/3.0\r\n")),
                new Bad("larger than any call needs", 0, "truncated",
                        good.replace("Content-Length: 0",
                        "X-Long: " + "x".repeat(20_000) + "\r\nContent-Length: 0")),
                new Bad("cut off in a header", 400, "unfinished-head",
                        good.substring(0, good.indexOf("CSeq") + 3)),
                new Bad("an answer to nothing", 0, "stray-response",
                        "SIP/2.0 200 OK\r\n"
                        + good.substring(good.indexOf("\r\n") + 2)),
                new Bad("no SIP", 0, "no-usable-via",
                        "GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
    }

    @ParameterizedTest
    @MethodSource("badMessages")
    void isAnsweredAsRfc3261SaysAndDelaysNobody(Bad bad, Stage stage) {
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(Ports.free()));
        RawPeer caller = stage.rawPeer();
        caller.send(gateway.port(), bad.datagram()
                .replace("127.0.0.1:9;", "127.0.0.1:" + caller.port() + ";"));
        caller.send(gateway.port(), SipText.options(caller.port(), gateway.port()));
        String first = caller.receive(Patience.MAX).orElseThrow();
        if (bad.status() == 0) {
            assertThat(first).startsWith("SIP/2.0 200 ");
        } else {
            assertThat(first).startsWith("SIP/2.0 " + bad.status() + " ");
            assertThat(caller.receive(Patience.MAX).orElseThrow()).startsWith("SIP/2.0 200 ");
        }
        gateway.metrics().await(1, "callgate_messages_discarded_total",
                "reason=\"" + bad.reason() + "\"");
    }

    @Test
    void ofAnyKindByTheThousandLeavesTheGatewayAnswering(Stage stage) {
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(Ports.free()));
        RawPeer hostile = stage.rawPeer();
        Random random = new Random(20261121);
        byte[] good = SipText.invite(Numbers.LISTED, hostile.port(), gateway.port())
                .getBytes(StandardCharsets.ISO_8859_1);
        RawPeer caller = stage.rawPeer();
        for (int lot = 0; lot < 100; lot++) {
            // A lot is what the socket's buffer holds: more is lost there, whoever sent it.
            for (int count = 0; count < 50; count++) {
                hostile.send(gateway.port(), damaged(good, random));
            }
            caller.send(gateway.port(),
                    SipText.invite(Numbers.LISTED, caller.port(), gateway.port()));
            assertThat(caller.receive(Patience.MAX).orElseThrow()).startsWith("SIP/2.0 603 ");
        }
    }

    /** Noise, or an INVITE with a few bytes changed and its end cut off. */
    private static byte[] damaged(byte[] good, Random random) {
        if (random.nextInt(4) == 0) {
            byte[] noise = new byte[random.nextInt(2_000)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] bad = Arrays.copyOf(good, 1 + random.nextInt(good.length));
        for (int count = random.nextInt(4); count >= 0; count--) {
            bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
        }
        return bad;
    }

    private static String without(String message, String header) {
        return message.replaceFirst("\r\n" + header + ": [^\r]*", "");
    }

    private static String twice(String message, String header) {
        return message.replaceFirst("(\r\n" + header + ": [^\r]*)", "$1$1x");
    }
}
