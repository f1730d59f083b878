package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is tried inside a call that was let through, at the real gateway. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class BypassInsideACallTest {

    private static final String OTHER = "+33353010008";

    private GatewayUnderTest gateway;
    private RawPeer carrier;
    private RawPeer pbx;
    private String established;

    private void establish(Stage stage) {
        carrier = stage.rawPeer();
        pbx = stage.rawPeer();
        gateway = stage.gateway(settings -> settings.carrier(carrier.port())
                .carrierBy("transport: udp, calls-max: 1"));
        pbx.send(gateway.port(), SipText.invite(Numbers.CLEAN, pbx.port(), gateway.port()));
        String invite = carrier.receive(Patience.MAX).orElseThrow();
        carrier.send(gateway.port(), SipAnswers.to(invite, "200 OK", "b2")
                .replace("callee@127.0.0.1", "callee@127.0.0.1:" + carrier.port()));
        established = heardBy(pbx, "SIP/2.0 200 OK");
    }

    /** What the peer hears first that begins so. */
    private static String heardBy(RawPeer peer, String begin) {
        String heard = peer.receive(Patience.MAX).orElseThrow();
        while (!heard.startsWith(begin)) {
            heard = peer.receive(Patience.MAX).orElseThrow();
        }
        return heard;
    }

    private String within(String method, int cseq) {
        return SipText.within(established, method, cseq, pbx.port());
    }

    /** The INFO comes last, and is the first thing that the carrier hears. */
    private void assertTheCarrierHeardNothing() {
        pbx.send(gateway.port(), within("INFO", 9));
        assertThat(carrier.receive(Patience.MAX).orElseThrow()).startsWith("INFO ");
    }

    @Test
    void aRouteToAListedNumberIsRefusedAndTheAckToThatEndsHere(Stage stage) {
        establish(stage);
        for (String parameter : new String[] {"", ";lr"}) {
            String reInvite = within("INVITE", 2 + parameter.length()).replaceFirst(
                    "(Route: <[^>]*>)", "$1, <sip:" + Numbers.LISTED.replace("+", "\\+")
                            + "@127.0.0.1:" + carrier.port() + parameter + ">");
            pbx.send(gateway.port(), reInvite);
            heardBy(pbx, "SIP/2.0 603 Suppressed");
            pbx.send(gateway.port(), reInvite.replaceFirst("INVITE", "ACK")
                    .replace(" INVITE\r\n", " ACK\r\n"));
        }
        assertTheCarrierHeardNothing();
    }

    @Test
    void whoHasReadTheTokenIsNotTheCaller(Stage stage) {
        establish(stage);
        RawPeer stranger = stage.rawPeer("127.0.0.66");
        stranger.send(gateway.port(), within("INVITE", 2));
        heardBy(stranger, "SIP/2.0 403 Caller Not Recognised");
        assertTheCarrierHeardNothing();
    }

    @Test
    void aReferToWhatNobodyReadsAsOneNumberIsRefused(Stage stage) {
        establish(stage);
        pbx.send(gateway.port(), within("REFER", 2).replace("Content-Length",
                "Refer-To: <sip:bob@127.0.0.1>\r\nr: <sip:" + Numbers.LISTED
                        + "@127.0.0.1>\r\nContent-Length"));
        heardBy(pbx, "SIP/2.0 400 Not One Refer-To");
        pbx.send(gateway.port(), within("REFER", 3).replace("Content-Length",
                "Refer-To: <sip:0612345678>\r\nContent-Length"));
        heardBy(pbx, "SIP/2.0 ");
        assertTheCarrierHeardNothing();
    }

    private void refer(String uri, int cseq) {
        pbx.send(gateway.port(), within("REFER", cseq).replace("Content-Length",
                "Refer-To: <" + uri + ">\r\nContent-Length"));
    }

    @Test
    void everyNumberThatIsNamedIsOnRecordAndInTheMeters(Stage stage) {
        establish(stage);
        String inside = "\"channel\":\"voice\",\"inside\":\"" + Numbers.CLEAN + "\"";
        refer("sip:" + OTHER + "@127.0.0.1", 2);
        heardBy(carrier, "REFER ");
        refer("sip:" + Numbers.LISTED + "@127.0.0.1", 3);
        heardBy(pbx, "SIP/2.0 603 Suppressed");

        gateway.records().awaitJudgedWith(inside, 2);
        gateway.records().awaitJudgedWith(
                "\"called\":\"" + OTHER + "\",\"verdict\":\"admitted\"", 1);
        gateway.records().awaitJudgedWith("\"end\":\"inside-a-call\"", 1);
        gateway.metrics().await(2, "callgate_calls_total", "verdict=\"admitted\"");
        gateway.metrics().await(1, "callgate_calls_total", "reason=\"listed\"");
        gateway.metrics().await(1, "callgate_forward_seconds_count");
    }

    @Test
    void whatLooksLikeANumberAndIsNoneIsRefused(Stage stage) {
        establish(stage);
        int cseq = 2;
        for (String user : new String[] {"0353010002x", "90353010002",
            "0353010002;phone-context=+33;phone-context=+33"}) {
            pbx.send(gateway.port(), within("INVITE", cseq).replaceFirst(
                    "INVITE sip:callee@", "INVITE sip:" + user + "@"));
            heardBy(pbx, "SIP/2.0 484 ");
            cseq++;
        }
        assertTheCarrierHeardNothing();
    }

    @Test
    void aByeOfADialogThatIsNoneEndsNothing(Stage stage) {
        establish(stage);
        pbx.send(gateway.port(), within("BYE", 2).replaceFirst("(To: .*;tag=)b2", "$1invented"));
        heardBy(carrier, "BYE ");
        pbx.send(gateway.port(), SipText.invite(Numbers.CLEAN, pbx.port(), gateway.port()));
        heardBy(pbx, "SIP/2.0 503 Carriers At Their Limit");

        pbx.send(gateway.port(), within("BYE", 3));
        heardBy(carrier, "BYE ");
        pbx.send(gateway.port(), SipText.invite(Numbers.CLEAN, pbx.port(), gateway.port()));
        heardBy(carrier, "INVITE ");
    }
}
