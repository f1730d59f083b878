package io.callgate.gateway.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** One of the torture tests of RFC 4475, read from {@code rfc4475.txt}. */
record Torture(String name, Fault expected, byte[] bytes) {

    static final List<Torture> ALL = read();

    static Torture named(String name) {
        return ALL.stream().filter(torture -> torture.name.equals(name)).findFirst().orElseThrow();
    }

    SipMessage scanned() {
        SipMessage message = new SipMessage();
        message.scan(bytes, bytes.length);
        return message;
    }

    private static List<Torture> read() {
        try (InputStream file = Torture.class.getResourceAsStream("rfc4475.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^### ")).skip(1).map(Torture::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Torture parse(String section) {
        int titleEnd = section.indexOf('\n');
        String[] title = section.substring(0, titleEnd).split(" ");
        return new Torture(title[0], Fault.valueOf(title[1]),
                unescaped(Text.wire(section.substring(titleEnd + 1))));
    }

    private static byte[] unescaped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < text.length()) {
            boolean escaped = text.startsWith("\\x", at);
            bytes.write(escaped
                    ? Integer.parseInt(text.substring(at + 2, at + 4), 16)
                    : text.charAt(at));
            at += escaped ? 4 : 1;
        }
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
