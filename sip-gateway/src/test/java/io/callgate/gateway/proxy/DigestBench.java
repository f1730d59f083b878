package io.callgate.gateway.proxy;

import io.callgate.gateway.outer.DigestClient;
import io.callgate.gateway.transport.Hop;
import io.callgate.gateway.transport.Transport;
import java.net.InetSocketAddress;
import java.util.List;

/** A proxy that knows the caller tunis by password, and PBXs that are no caller by address. */
final class DigestBench {

    static final String URI = ProxyBench.FREE_URI;

    final ProxyBench bench = ProxyBench.askingForPasswords();
    final DigestClient tunis = new DigestClient("tunis", ProxyBench.PASSWORD);
    private int calls;

    Hop pbxAt(String address) {
        return pbxAt(address, Transport.UDP);
    }

    Hop pbxAt(String address, Transport transport) {
        return bench.wire.hopTo(transport, new InetSocketAddress(address, 5070));
    }

    /** An INVITE of a new transaction, and what was sent for it. */
    List<FakeWire.Sent> call(Hop from, String uri, String extra) {
        bench.receive(from, invite(uri, extra));
        return bench.wire.take();
    }

    String invite(String uri, String extra) {
        calls++;
        // As long as the INVITE of any PBX, so that the challenge is not longer.
        return Messages.request("INVITE", uri, "z9hG4bKtunis" + calls, extra
                        + "Contact: <sip:pbx@192.168.1.9:5060>\r\n"
                        + "User-Agent: " + "PBX ".repeat(60) + "\r\n")
                .replace("call-1@pbx", "call-" + calls + "@tunis");
    }

    /** The challenge that a call without credentials gets. */
    String challenge(Hop from) {
        FakeWire.Sent sent = call(from, URI, "").get(0);
        if (!sent.firstLine().equals("SIP/2.0 407 Proxy Authentication Required")) {
            throw new AssertionError(sent.text());
        }
        return sent.text();
    }

    /** First line of what a call with a wrong password gets. */
    String guess(Hop from, String user) {
        String header = new DigestClient(user, "guessed").answer(challenge(from), "MD5", URI, 1);
        return call(from, URI, header).get(0).firstLine();
    }
}
