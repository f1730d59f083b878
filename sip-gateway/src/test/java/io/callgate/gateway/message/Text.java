package io.callgate.gateway.message;

import java.nio.charset.StandardCharsets;

/** Messages as text in tests: lines are joined by CRLF. */
public final class Text {

    private Text() {
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    /** The text block with its line ends made CRLF. */
    public static String wire(String block) {
        return block.replace("\n", "\r\n");
    }

    public static Scanned scan(String text) {
        byte[] bytes = bytes(text);
        SipMessage message = new SipMessage();
        Fault fault = message.scan(bytes, bytes.length);
        return new Scanned(message, fault);
    }

    /** A message and what is wrong with it. */
    public record Scanned(SipMessage message, Fault fault) {
    }
}
