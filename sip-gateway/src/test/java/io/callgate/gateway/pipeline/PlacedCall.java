package io.callgate.gateway.pipeline;

import java.util.List;
import java.util.stream.Collectors;

/** The messages of one call, as its two ends write them. */
final class PlacedCall {

    private final String id;
    private final String uri;

    PlacedCall(long id, String number) {
        this.id = "c" + id;
        this.uri = "sip:" + number + "@127.0.0.1:5060";
    }

    String invite() {
        return request("INVITE", uri, "i", 1, "<" + uri + ">", "")
                .replace("Content-Length: 0\r\n\r\n", "Supported: timer, replaces\r\n"
                        + "User-Agent: Asterisk PBX 20.5.0\r\nContent-Type: application/sdp\r\n"
                        + "Content-Length: 25\r\n\r\nv=0\r\no=- 1 1 IN IP4 a\r\n\r\n");
    }

    /** The ACK to a failure: same branch, the To of the answer (RFC 3261 17.1.1.3). */
    String ackTo(String failure) {
        return request("ACK", uri, "i", 1, header(failure, "To"), "");
    }

    /** ACK or BYE inside the call that the answer began. */
    String inside(String method, int cseq, String answer) {
        return request(method, "sip:gw@127.0.0.3:5090", method, cseq, header(answer, "To"),
                "Route: " + header(answer, "Record-Route") + "\r\n");
    }

    private String request(String method, String requestUri, String branch, int cseq, String to,
            String route) {
        return method + " " + requestUri + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.2:5070;rport;branch=z9hG4bK" + id + branch + "\r\n"
                + route
                + "Max-Forwards: 70\r\n"
                + "From: \"Choucroute\" <sip:0162000000@127.0.0.2>;tag=" + id + "\r\n"
                + "To: " + to + "\r\n"
                + "Contact: <sip:pbx@127.0.0.2:5070>\r\n"
                + "Call-ID: " + id + "@pbx\r\n"
                + "CSeq: " + cseq + " " + method + "\r\n"
                + "Content-Length: 0\r\n\r\n";
    }

    /** What the carrier answers to a request as it was forwarded. */
    static String answer(String request, String status) {
        List<String> lines = request.lines().takeWhile(line -> !line.isEmpty()).toList();
        String echoed = lines.stream()
                .filter(line -> line.matches("(Via|From|To|Call-ID|CSeq|Record-Route): .*"))
                .map(line -> line.startsWith("To: ") && !line.contains(";tag=")
                        ? line + ";tag=gw" : line)
                .collect(Collectors.joining("\r\n"));
        return "SIP/2.0 " + status + "\r\n" + echoed
                + "\r\nContact: <sip:gw@127.0.0.3:5090>\r\nContent-Length: 0\r\n\r\n";
    }

    private static String header(String message, String name) {
        return message.lines()
                .filter(line -> line.startsWith(name + ": "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + message))
                .substring(name.length() + 2);
    }
}
