package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Calls for help through the real gateway. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class EmergencyTest {


    @Test
    void ofStrangersKeepNoCallerOut(Stage stage) {
        RawPeer carrier = stage.rawPeer();
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(carrier.port())
                .callsInSetupMax(1));
        RawPeer stranger = stage.rawPeer("127.0.0.9");
        for (int call = 0; call < 3; call++) {
            stranger.send(gateway.port(),
                    SipText.invite("112", stranger.port(), gateway.port()));
            assertThat(stranger.receive(Patience.MAX).orElseThrow()).startsWith("SIP/2.0 100 ");
        }
        RawPeer pbx = stage.rawPeer();
        pbx.send(gateway.port(), SipText.invite(Numbers.CLEAN, pbx.port(), gateway.port()));
        assertThat(pbx.receive(Patience.MAX).orElseThrow()).startsWith("SIP/2.0 100 ");
    }

    @Test
    void areCarriedWhateverTheyRequireOfAProxy(Stage stage) {
        RawPeer carrier = stage.rawPeer();
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(carrier.port()));
        RawPeer pbx = stage.rawPeer();
        String invite = SipText.invite("112", pbx.port(), gateway.port());
        pbx.send(gateway.port(), invite.replace("CSeq", "Proxy-Require: foo\r\nCSeq"));

        assertThat(carrier.receive(Patience.MAX).orElseThrow()).startsWith("INVITE sip:112@");
    }
}
