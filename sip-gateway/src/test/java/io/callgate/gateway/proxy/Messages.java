package io.callgate.gateway.proxy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages of a PBX and of a carrier, as text. */
final class Messages {

    /** What the callee calls itself. */
    static final String CONTACT = "sip:gw@127.0.0.3:5090";

    private Messages() {
    }

    static String invite(String uri) {
        return request("INVITE", uri, "z9hG4bKpbx1", "");
    }

    /** A request of the PBX; extra header lines end in CRLF. */
    static String request(String method, String uri, String branch, String extra) {
        return method + " " + uri + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.2:5070;branch=" + branch + ";rport\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: \"Choucroute\" <sip:0162000000@127.0.0.2>;tag=a1\r\n"
                + "To: <" + uri + ">\r\n"
                + "Call-ID: call-1@pbx\r\n"
                + "CSeq: 1 " + method + "\r\n"
                + "X-Campaign: spring\r\n"
                + extra
                + "Content-Length: 0\r\n\r\n";
    }

    /** What a carrier answers to a request we sent it. */
    static String response(FakeWire.Sent request, String status, String toTag) {
        StringBuilder text = new StringBuilder("SIP/2.0 " + status + "\r\n");
        for (String line : request.text().split("\r\n")) {
            boolean echoed = line.matches("(Via|From|Call-ID|CSeq|Record-Route): .*");
            if (echoed) {
                text.append(line).append("\r\n");
            } else if (line.startsWith("To: ")) {
                boolean tagged = line.contains(";tag=") || toTag.isEmpty();
                text.append(line).append(tagged ? "" : ";tag=" + toTag).append("\r\n");
            }
        }
        return text + "Contact: <" + CONTACT + ">\r\nContent-Length: 0\r\n\r\n";
    }

    /** A request of the PBX inside the call that this INVITE, as forwarded, began. */
    static String inDialog(String method, FakeWire.Sent invite, String branch, int cseq) {
        return request(method, CONTACT, branch, "Route: "
                + String.join("\r\nRoute: ", invite.all("Record-Route").isEmpty()
                        ? java.util.List.of() : reversed(invite)) + "\r\n")
                .replace("CSeq: 1 ", "CSeq: " + cseq + " ")
                .replaceFirst("To: <[^>]*>", "To: <sip:x@y>;tag=b2");
    }

    private static java.util.List<String> reversed(FakeWire.Sent invite) {
        java.util.List<String> routes = new java.util.ArrayList<>(invite.all("Record-Route"));
        java.util.Collections.reverse(routes);
        return routes;
    }

    static String tagOf(String toValue) {
        Matcher tag = Pattern.compile(";tag=([^;]+)").matcher(toValue);
        return tag.find() ? tag.group(1) : "";
    }
}
