package io.callgate.gateway.outer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a carrier says about an INVITE that has come to it, as text. */
final class SipAnswers {

    private SipAnswers() {
    }

    static String to(String invite, String status, String toTag) {
        StringBuilder text = new StringBuilder("SIP/2.0 " + status + "\r\n");
        for (String line : invite.split("\r\n")) {
            if (line.matches("(Via|From|Call-ID|CSeq|Record-Route): .*")) {
                text.append(line).append("\r\n");
            } else if (line.startsWith("To: ")) {
                text.append(line).append(";tag=").append(toTag).append("\r\n");
            }
        }
        return text + "Contact: <sip:callee@127.0.0.1>\r\nContent-Length: 0\r\n\r\n";
    }

    /** The called party hangs up. */
    static String byeOf(String invite, String toTag) {
        StringBuilder text = new StringBuilder("BYE " + value(invite, "Contact")
                .replaceAll("[<>]", "") + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;rport;branch="
                + "z9hG4bKbye\r\nMax-Forwards: 70\r\n");
        for (String line : invite.split("\r\n")) {
            if (line.startsWith("Record-Route: ")) {
                text.append("Route: ").append(line.substring("Record-Route: ".length()))
                        .append("\r\n");
            }
        }
        return text + "From: " + value(invite, "To") + ";tag=" + toTag + "\r\nTo: "
                + value(invite, "From") + "\r\nCall-ID: " + value(invite, "Call-ID")
                + "\r\nCSeq: 9 BYE\r\nContent-Length: 0\r\n\r\n";
    }

    static String value(String message, String header) {
        Matcher line = Pattern.compile("(?m)^" + header + ": (.*?)\r?$").matcher(message);
        if (!line.find()) {
            throw new AssertionError("no " + header + " in " + message);
        }
        return line.group(1);
    }
}
