package io.callgate.gateway.message;

import java.nio.charset.StandardCharsets;

/** Messages as text in tests: lines are joined by CRLF. */
final class Text {

    private Text() {
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    /** The text block with its line ends made CRLF. */
    static String wire(String block) {
        return block.replace("\n", "\r\n");
    }

    static Scanned scan(String text) {
        byte[] bytes = bytes(text);
        SipMessage message = new SipMessage();
        Fault fault = message.scan(bytes, bytes.length);
        return new Scanned(message, fault);
    }

    record Scanned(SipMessage message, Fault fault) {
    }
}
