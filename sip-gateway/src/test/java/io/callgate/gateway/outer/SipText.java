package io.callgate.gateway.outer;

/** Requests as text, for what SIPp would not say. */
public final class SipText {

    private static long branches;

    private SipText() {
    }

    static String options(int from, int to) {
        return request("OPTIONS", "sip:127.0.0.1:" + to, from, "");
    }

    public static String invite(String number, int from, int to) {
        return request("INVITE", "sip:" + number + "@127.0.0.1:" + to, from,
                "Contact: <sip:pbx@127.0.0.1:" + from + ">\r\n");
    }

    /** A text message. */
    static String text(String number, int from, int to) {
        return withBody(request("MESSAGE", "sip:" + number + "@127.0.0.1:" + to, from, ""), 12);
    }

    /** What the caller says in the call that this 200 began, to its Contact. */
    static String within(String ok, String method, int cseq, int from) {
        StringBuilder routes = new StringBuilder();
        ok.lines().filter(line -> line.startsWith("Record-Route: ")).forEach(line -> routes
                .insert(0, line.replace("Record-Route", "Route") + "\r\n"));
        String uri = SipAnswers.value(ok, "Contact").replaceAll("[<>]", "");
        return request(method, uri, from, routes.toString())
                .replaceFirst("From: .*", "From: " + SipAnswers.value(ok, "From"))
                .replaceFirst("To: .*", "To: " + SipAnswers.value(ok, "To"))
                .replaceFirst("Call-ID: .*", "Call-ID: " + SipAnswers.value(ok, "Call-ID"))
                .replace("CSeq: 1 ", "CSeq: " + cseq + " ");
    }

    /** The message with a body of so many bytes. */
    static String withBody(String message, int bytes) {
        return message.replace("Content-Length: 0\r\n\r\n", "Content-Type: text/plain\r\n"
                + "Content-Length: " + bytes + "\r\n\r\n" + "b".repeat(bytes));
    }

    private static synchronized String request(String method, String uri, int from,
            String furtherHeaders) {
        long id = ++branches;
        return method + " " + uri + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:" + from + ";branch=z9hG4bK-raw-" + id + ";rport\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: <sip:raw@127.0.0.1:" + from + ">;tag=raw" + id + "\r\n"
                + "To: <" + uri + ">\r\n"
                + "Call-ID: raw-" + id + "-" + from + "@127.0.0.1\r\n"
                + "CSeq: 1 " + method + "\r\n"
                + furtherHeaders
                + "Content-Length: 0\r\n\r\n";
    }
}
