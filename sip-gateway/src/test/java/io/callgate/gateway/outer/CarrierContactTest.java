package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A call whose carrier names its end of it by digits, and what its caller says inside it. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class CarrierContactTest {


    private RawPeer pbx;
    private RawPeer carrier;
    private GatewayUnderTest gateway;
    private String contact;
    private String ok;

    @BeforeEach
    void anEstablishedCall(Stage stage) {
        pbx = stage.rawPeer();
        carrier = stage.rawPeer();
        gateway = stage.gateway(settings -> settings.carrier(carrier.port())
                .carrierBy("transport: udp, number-format: e164, tech-prefix: \"77#\""));
        pbx.send(gateway.port(), SipText.invite(Numbers.CLEAN, pbx.port(), gateway.port()));
        String invite = heard(carrier, "INVITE ");
        contact = "sip:00123456@127.0.0.1:" + carrier.port();
        carrier.send(gateway.port(), SipAnswers.to(invite, "200 OK", "b1")
                .replace("sip:callee@127.0.0.1", contact));
        ok = heard(pbx, "SIP/2.0 200 ");
    }

    /** The next message that begins so, whatever is repeated before it. */
    private static String heard(RawPeer peer, String beginning) {
        String next = peer.receive(Patience.MAX).orElseThrow();
        while (!next.startsWith(beginning)) {
            next = peer.receive(Patience.MAX).orElseThrow();
        }
        return next;
    }

    private void send(String method, int cseq, String uri) {
        pbx.send(gateway.port(), SipText.within(ok, method, cseq, pbx.port())
                .replace(contact + " SIP", uri + " SIP"));
    }

    @Test
    void isToldEverythingByThatName() {
        int cseq = 2;
        for (String method : new String[] {"INVITE", "MESSAGE", "UPDATE", "BYE"}) {
            send(method, cseq, contact);
            assertThat(heard(carrier, method + " " + contact)).contains("CSeq: " + cseq);
            cseq++;
        }
    }

    @Test
    void hearsNothingOfAListedNumberInItsOwnForm() {
        String listed = "sip:77%23" + Numbers.LISTED.replace("+", "") + "@127.0.0.1:"
                + carrier.port();
        send("INVITE", 2, listed);
        assertThat(heard(pbx, "SIP/2.0 6")).contains("CSeq: 2 INVITE");
        send("MESSAGE", 3, listed);
        assertThat(heard(pbx, "SIP/2.0 6")).contains("CSeq: 3 MESSAGE");
        send("BYE", 4, contact);

        String next = carrier.receive(Patience.MAX).orElseThrow();
        while (!next.startsWith("BYE " + contact)) {
            assertThat(next).doesNotContain(listed);
            next = carrier.receive(Patience.MAX).orElseThrow();
        }
    }

    @Test
    void isToldNothingByDigitsThatItDidNotGive() {
        send("INVITE", 2, contact.replace("00123456", "00123457"));
        assertThat(heard(pbx, "SIP/2.0 4")).startsWith("SIP/2.0 484 ").contains("CSeq: 2 INVITE");
        send("INVITE", 3, "sip:sbc-1@127.0.0.1:" + carrier.port());
        assertThat(heard(carrier, "INVITE sip:sbc-1@")).contains("CSeq: 3");
    }

    /** Nobody knows then which name it gave; a call that was up goes on all the same. */
    @Test
    void isToldByItsNameAfterARestart() {
        gateway.restart();
        send("INVITE", 2, contact);
        assertThat(heard(carrier, "INVITE " + contact)).contains("CSeq: 2");
    }
}
