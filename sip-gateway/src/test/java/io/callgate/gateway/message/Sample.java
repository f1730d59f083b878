package io.callgate.gateway.message;

import java.util.ArrayList;
import java.util.List;

/** An ordinary INVITE of which a test changes one thing. */
public final class Sample {

    static final String REQUEST_LINE = "INVITE sip:0612345678@gate.example SIP/2.0";

    private final List<String> lines = new ArrayList<>(List.of(
            REQUEST_LINE,
            "Via: SIP/2.0/UDP 10.0.0.1:5062;rport;branch=z9hG4bK-a",
            "Max-Forwards: 70",
            "From: <sip:a@pbx.example>;tag=f-1",
            "To: <sip:0612345678@gate.example>",
            "Call-ID: abc@pbx.example",
            "CSeq: 1 INVITE",
            "Contact: <sip:a@10.0.0.1:5062>",
            "Content-Length: 0"));

    public static Sample invite() {
        return new Sample();
    }

    /** A 200 to the INVITE, as it comes to the proxy. */
    static Sample ok() {
        return new Sample().startLine("SIP/2.0 200 OK")
                .with("Via", "SIP/2.0/UDP 10.0.0.9:5060;branch=z9hG4bK-p")
                .also("Via: SIP/2.0/UDP 10.0.0.1:5062;rport=5062;branch=z9hG4bK-a")
                .with("To", "<sip:0612345678@gate.example>;tag=t-1");
    }

    Sample startLine(String line) {
        lines.set(0, line);
        return this;
    }

    /** Changes the value of a header that is there. */
    Sample with(String name, String value) {
        lines.replaceAll(line -> line.startsWith(name + ": ") ? name + ": " + value : line);
        return this;
    }

    Sample without(String name) {
        lines.removeIf(line -> line.startsWith(name + ": "));
        return this;
    }

    Sample also(String line) {
        lines.add(line);
        return this;
    }

    public String text() {
        return textWithBody("");
    }

    String textWithBody(String body) {
        return Text.lines(lines.toArray(String[]::new)) + "\r\n" + body;
    }

    Fault fault() {
        return Text.scan(text()).fault();
    }

    public SipMessage scanned() {
        return Text.scan(text()).message();
    }
}
