package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A call that says it is of the campaign aftersales, which no list binds. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class CampaignCallTest {

    private static final String WORKSHOP = "127.0.0.2";
    private static final String TRUSTED = "127.0.0.5";

    private GatewayUnderTest gateway;

    @BeforeEach
    void aSubcontractorAWorkshopAndATrustedDialer(Stage stage) {
        gateway = stage.gateway(settings -> settings.carrier(Ports.free()).caller("""
                {name: subcontractor, peers: [127.0.0.1/32]}
                      - {name: workshop, peers: [127.0.0.2/32], campaign: aftersales}
                      - {name: dialer, peers: [127.0.0.5/32], names-campaigns: true}
                    campaigns:
                      - {name: spring, purpose: prospecting}
                      - name: aftersales
                        purpose: service
                        tech-prefixes: ["81*"]
                        caller-numbers: [+33162000001]"""));
    }

    private String answer(RawPeer pbx, String number, String from) {
        String invite = SipText.invite(number, pbx.port(), gateway.port());
        pbx.send(gateway.port(), invite.replace("From: <sip:raw@", "From: <sip:" + from + "@"));
        return pbx.receive(Duration.ofSeconds(5)).orElseThrow();
    }

    @Test
    void isNotBelievedOfACallerThatMayNotNameCampaigns(Stage stage) {
        RawPeer subcontractor = stage.rawPeer();
        assertThat(answer(subcontractor, Numbers.LISTED, "+33162000001"))
                .startsWith("SIP/2.0 603 ");
        assertThat(answer(subcontractor, "81*0353010002", "raw")).startsWith("SIP/2.0 603 ");
        gateway.records().awaitJudgedWith("\"campaign\":\"\"", 2);
    }

    @Test
    void isBelievedOfOneWhoseOwnItIsOrThatMayNameCampaigns(Stage stage) {
        for (String address : new String[] {WORKSHOP, TRUSTED}) {
            RawPeer caller = stage.rawPeer(address);
            assertThat(answer(caller, Numbers.LISTED, "+33162000001")).startsWith("SIP/2.0 100 ");
            assertThat(answer(caller, "81*0353010002", "raw")).startsWith("SIP/2.0 100 ");
        }
        gateway.records().awaitJudgedWith("\"campaign\":\"aftersales\"", 4);
    }
}
