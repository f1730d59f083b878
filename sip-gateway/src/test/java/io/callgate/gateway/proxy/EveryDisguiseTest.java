package io.callgate.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One listed number in every disguise that a caller can give it: spelling, URI and headers, each
 * with
 * each. Judged by what the carrier received, which is the only thing that counts.
 */
class EveryDisguiseTest {

    /** In all of them # stands for the two digits that tell a number from its neighbour. */
    private static final List<String> SPELLINGS = List.of(
            "+336123456#", "00336123456#", "06123456#", "+33(0)6123456#", "0033(0)6123456#",
            "06.12.34.56.#", "06-12-34-56-#", "(06)12-34.56-#", "+33-6-12-34-56-#",
            "%2B336123456#", "%2b33%36123456#", "%30%36123456#", "06%20123456#",
            "%30%30336123456#", "+33.6.12.34.56.#");

    private static final List<String> URIS = List.of(
            "sip:@@127.0.0.1:5060", "sip:@@127.0.0.1", "SIP:@@127.0.0.1:5060;transport=udp",
            "sip:@@127.0.0.1;user=phone", "sip:@@127.0.0.1;user=ip", "sip:@:secret@127.0.0.1",
            "sip:@;isub=1234@127.0.0.1;user=phone", "sip:@;ext=22@127.0.0.1;user=phone",
            "sip:@;postd=pp22@127.0.0.1;user=phone", "sip:@;npdi@127.0.0.1;user=phone",
            "sip:@;npdi;rn=+33187654321@127.0.0.1;user=phone",
            "sip:@;phone-context=+33@127.0.0.1;user=phone",
            "sip:@;phone-context=example.fr@127.0.0.1;user=phone",
            "sip:@@127.0.0.3:5090;maddr=127.0.0.3", "sip:@@carrier.example;lr",
            "tel:@", "TEL:@;isub=1", "tel:@;phone-context=+33");

    /** Edits of the whole message; each may do what it likes but must not open the gate. */
    private static final List<String[]> TRICKS = List.of(
            new String[] {"", ""},
            new String[] {"To: <[^>]*>", "To: <sip:+33187654321@127.0.0.1>"},
            new String[] {"To: <([^>]*)>", "To: <$1>;tag=forged"},
            new String[] {"\r\nX-Campaign: spring",
                "\r\nRoute: <sip:127.0.0.1:5060;lr>, <sip:127.0.0.3:5090;lr>"},
            new String[] {"\r\nX-Campaign: spring",
                "\r\nRoute: <sip:127.0.0.1:5060;lr;cg=" + "0".repeat(56) + ">"},
            new String[] {"\r\nTo: ", "\r\nt : "},
            new String[] {"\r\nCall-ID: ", "\r\ni:\r\n "},
            new String[] {"Content-Length: 0\r\n\r\n",
                "Content-Length: 0\r\n\r\nINVITE sip:+33612345678@127.0.0.3:5090 SIP/2.0\r\n\r\n"},
            new String[] {"\r\nX-Campaign: spring", "\r\nX-Campaign: a\r\n\tRoute: <sip:x>"},
            new String[] {"Max-Forwards: 70\r\n", ""});

    static Stream<String> disguises() {
        return SPELLINGS.stream().flatMap(spelling ->
                URIS.stream().map(uri -> uri.replaceFirst("@", spelling)));
    }

    /** One for all: its tables are larger than any of these calls. */
    private static final ProxyBench BENCH = new ProxyBench(Transport.UDP, Transport.UDP, 100_000);
    private static int calls;

    /** What the carrier receives when the PBX sends this URI with each of the tricks. */
    private static List<String> reachingTheCarrier(String uri) {
        List<String> received = new ArrayList<>();
        for (String[] trick : TRICKS) {
            String invite = Messages.request("INVITE", uri, "z9hG4bKd" + calls++, "");
            BENCH.receive(BENCH.pbx,
                    trick[0].isEmpty() ? invite : invite.replaceFirst(trick[0], trick[1]));
            BENCH.wire.take().stream()
                    .filter(sent -> sent.to() == BENCH.carrier)
                    .forEach(sent -> received.add(sent.firstLine()));
        }
        return received;
    }

    @ParameterizedTest
    @MethodSource("disguises")
    void noneReachesTheCarrierWithAListedNumber(String disguise) {
        assertThat(reachingTheCarrier(disguise.replace("#", "78"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("disguises")
    void eachReachesTheCarrierWithTheNeighbouringNumber(String disguise) {
        List<String> received = reachingTheCarrier(disguise.replace("#", "79"));
        // A global number in a national context contradicts itself, and is understood by nobody.
        boolean contradictory = disguise.contains("phone-context")
                && !disguise.matches(".*:(0|%30|\\(0)[^0%].*");
        if (contradictory) {
            assertThat(received).isSubsetOf("INVITE sip:+33612345679@127.0.0.3:5090 SIP/2.0");
        } else {
            assertThat(received).isNotEmpty()
                    .containsOnly("INVITE sip:+33612345679@127.0.0.3:5090 SIP/2.0");
        }
    }

    @Test
    void aLongerNumberThatBeginsWithTheListedOneIsNotTakenForIt() {
        BENCH.receive(BENCH.pbx, Messages.invite("sip:061234567812@127.0.0.1"));

        assertThat(BENCH.wire.take()).singleElement().satisfies(answer ->
                assertThat(answer.firstLine()).startsWith("SIP/2.0 484 "));
    }
}
