package io.callgate.perf.load;

/**
 * The requests of a dialer, of the size and with the headers that Asterisk sends. Each call has one
 * Call-ID, and what is derived from it.
 */
final class CallMessages {

    private static final String SESSION = """
            v=0
            o=- 1523746281 1523746281 IN IP4 127.0.0.1
            s=Asterisk
            c=IN IP4 127.0.0.1
            t=0 0
            m=audio 40000 RTP/AVP 8 0 101
            a=rtpmap:8 PCMA/8000
            a=rtpmap:0 PCMU/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-16
            a=ptime:20
            a=sendrecv
            """;

    final Template invite;
    final Template ackToRefusal;
    final Template ackToAnswer;
    final Template bye;

    /**
     * @param local   port of the caller
     * @param target  port that calls go to
     * @param carrier port of the callee
     */
    CallMessages(int local, int target, int carrier) {
        String uri = "sip:+{number}@127.0.0.1:" + target;
        String contact = "sip:carrier@127.0.0.1:" + carrier;
        invite = Template.of("INVITE " + uri + " SIP/2.0\n" + via(local, "i") + parties(local, uri)
                + "CSeq: 21347 INVITE\n"
                + "Contact: <sip:asterisk@127.0.0.1:" + local + ">\n"
                + "Allow: OPTIONS, REGISTER, SUBSCRIBE, NOTIFY, PUBLISH, INVITE, ACK, BYE, CANCEL,"
                + " UPDATE, PRACK, MESSAGE, REFER\n"
                + "Supported: 100rel, timer, replaces, norefersub, histinfo\n"
                + "Session-Expires: 1800\nMin-SE: 90\n"
                + "P-Asserted-Identity: \"0184256789\" <sip:0184256789@127.0.0.1>\n"
                + "Max-Forwards: 70\nUser-Agent: Asterisk PBX 20.5.0\n"
                + "Content-Type: application/sdp\nContent-Length: "
                + SESSION.replace("\n", "\r\n").length() + "\n\n" + SESSION);
        ackToRefusal = Template.of("ACK " + uri + " SIP/2.0\n" + via(local, "i")
                + answered(local, uri) + "CSeq: 21347 ACK\n" + end());
        ackToAnswer = Template.of("ACK " + contact + " SIP/2.0\n" + via(local, "a") + "{routes}"
                + answered(local, uri) + "CSeq: 21347 ACK\n" + end());
        bye = Template.of("BYE " + contact + " SIP/2.0\n" + via(local, "b") + "{routes}"
                + answered(local, uri) + "CSeq: 21348 BYE\n" + end());
    }

    private static String via(int local, String transaction) {
        return "Via: SIP/2.0/UDP 127.0.0.1:" + local + ";rport;branch=z9hG4bKPj{call}"
                + transaction + "\n";
    }

    private static String parties(int local, String uri) {
        return "From: \"0184256789\" <sip:0184256789@127.0.0.1:" + local + ">;tag={call}\n"
                + "To: <" + uri + ">\nCall-ID: {call}@asterisk.example.com\n";
    }

    private static String answered(int local, String uri) {
        return parties(local, uri).replace("<" + uri + ">\n", "<" + uri + ">;tag={tag}\n");
    }

    private static String end() {
        return "Max-Forwards: 70\nUser-Agent: Asterisk PBX 20.5.0\nContent-Length: 0\n\n";
    }
}
