package io.callgate.gateway.proxy;

import static io.callgate.gateway.proxy.Messages.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PBX whose Contact names its host by name, which is not looked up while a call waits. */
class ContactByNameTest {

    private final ProxyBench bench = new ProxyBench();

    private FakeWire.Sent place(String contact) {
        bench.receive(bench.pbx, request("INVITE", ProxyBench.FREE_URI, "z9hG4bKpbx1",
                "Contact: " + contact + "\r\n"));
        return bench.wire.take().get(1);
    }

    private static String bye(FakeWire.Sent invite, String uri) {
        return "BYE " + uri + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.3:5090;branch=z9hG4bKbye\r\n"
                + "Route: " + invite.one("Record-Route") + "\r\nMax-Forwards: 70\r\n"
                + "From: <sip:x@y>;tag=b2\r\nTo: " + invite.one("From") + "\r\n"
                + "Call-ID: " + invite.one("Call-ID") + "\r\nCSeq: 9 BYE\r\n"
                + "Content-Length: 0\r\n\r\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"<sip:pbx@pbx.example.org>", "sip:pbx@3cx.example.org:5070;x=y",
        "\"PBX\" <sip:pbx@pbx.example.org:5080;transport=udp>;expires=60"})
    void isSentWhatTheCalleeSaysWhereTheCallCameFrom(String contact) {
        FakeWire.Sent invite = place(contact);
        bench.receive(bench.carrier, bye(invite, "sip:pbx@pbx.example.org"));

        assertThat(bench.wire.take()).singleElement().satisfies(sent -> {
            assertThat(sent.to()).isSameAs(bench.pbx);
            assertThat(sent.firstLine()).isEqualTo("BYE sip:pbx@pbx.example.org SIP/2.0");
        });
    }

    /** A PBX behind NAT that does not know its own address. */
    @ParameterizedTest
    @ValueSource(strings = {"<sip:pbx@10.9.8.7:5060>", "<sip:pbx@[fd00::7]:5060>"})
    void isSentItTooWhenItNamesAnAddressThatIsNoCallers(String contact) {
        FakeWire.Sent invite = place(contact);
        bench.receive(bench.carrier, bye(invite, contact.substring(1, contact.length() - 1)));

        assertThat(bench.wire.take()).singleElement().satisfies(sent ->
                assertThat(sent.to()).isSameAs(bench.pbx));
    }

    /** Behind NAT it names an address that is no caller's, and none that we could reach. */
    @Test
    void isSentItThereTooWhenItNamesAnAddressOfItsOwnNetwork() {
        FakeWire.Sent invite = place("<sip:pbx@192.168.1.10:5060>");
        bench.receive(bench.carrier, bye(invite, "sip:pbx@192.168.1.10:5060"));

        assertThat(bench.wire.take()).singleElement().satisfies(sent ->
                assertThat(sent.to()).isSameAs(bench.pbx));
    }

    @Test
    void hasNoLongerTokenWhenItNamesItsAddress() {
        int byName = place("<sip:pbx@pbx.example.org>").one("Record-Route").length();
        bench.after(64_000);
        int byAddress = new ContactByNameTest().place("<sip:pbx@127.0.0.2:5070>")
                .one("Record-Route").length();

        assertThat(byName - byAddress).isEqualTo(37);
    }

    @Test
    void isNoWayToAnotherHostThatTheCalleeNames() {
        FakeWire.Sent invite = place("<sip:pbx@pbx.example.org>");
        bench.receive(bench.carrier, bye(invite, "sip:victim@192.0.2.99"));

        assertThat(bench.wire.take()).extracting(FakeWire.Sent::to)
                .isSubsetOf(List.of(bench.pbx, bench.carrier));
    }
}
