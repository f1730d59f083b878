package io.callgate.gateway.outer;

import java.util.List;
import java.util.stream.Stream;

/**
 * The disguises that a caller can give one number: spelling, URI and edits of the message, to be
 * combined each with each. # stands for the two digits that tell a number from its neighbour, @@
 * for the end of the user part; the number itself is +33 6 12 34 56 ##.
 */
public final class Disguises {

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

    /** An edit of the whole message, that may do what it likes but must not open the gate. */
    public record Trick(String pattern, String replacement) {

        public String applyTo(String message) {
            return pattern.isEmpty() ? message : message.replaceFirst(pattern, replacement);
        }
    }

    private static final List<Trick> TRICKS = List.of(
            new Trick("", ""),
            new Trick("To: <[^>]*>", "To: <sip:+33187654321@127.0.0.1>"),
            new Trick("To: <([^>]*)>", "To: <$1>;tag=forged"),
            new Trick("\r\nX-Campaign: spring",
                    "\r\nRoute: <sip:127.0.0.1:5060;lr>, <sip:127.0.0.3:5090;lr>"),
            new Trick("\r\nX-Campaign: spring",
                    "\r\nRoute: <sip:127.0.0.1:5060;lr;cg=" + "0".repeat(56) + ">"),
            new Trick("\r\nX-Campaign: spring",
                    "\r\nReplaces: a@b;to-tag=1;from-tag=2\r\nRequire: replaces"),
            new Trick("\r\nX-Campaign: spring", "\r\nJoin: a@b;to-tag=1;from-tag=2"),
            new Trick("\r\nTo: ", "\r\nt : "),
            new Trick("\r\nCall-ID: ", "\r\ni:\r\n "),
            new Trick("Content-Length: 0\r\n\r\n", "Content-Length: 0\r\n\r\n"
                    + "INVITE sip:+33612345678@127.0.0.3:5090 SIP/2.0\r\n\r\n"),
            new Trick("\r\nX-Campaign: spring", "\r\nX-Campaign: a\r\n\tRoute: <sip:x>"),
            new Trick("Max-Forwards: 70\r\n", ""));

    private Disguises() {
    }

    /** Request-URIs of each spelling in each form. */
    public static Stream<String> uris() {
        return SPELLINGS.stream().flatMap(spelling ->
                URIS.stream().map(uri -> uri.replaceFirst("@", spelling)));
    }

    public static List<Trick> tricks() {
        return TRICKS;
    }

    /** A global number in a national context contradicts itself, and is understood by nobody. */
    public static boolean isContradictory(String uri) {
        return uri.contains("phone-context") && !uri.matches(".*:(0|%30|\\(0)[^0%].*");
    }
}
