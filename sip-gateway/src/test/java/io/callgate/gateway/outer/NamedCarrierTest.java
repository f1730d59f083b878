package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.outer.ZoneServer.Mood;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A carrier that is named by a name, looked up at a name server of the test. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class NamedCarrierTest {

    private static final String SERVICE = "_sip._udp.carrier.test";

    private ZoneServer zone;
    private RawPeer first;
    private RawPeer second;

    @BeforeEach
    void twoServersOfOneCarrier(Stage stage) {
        zone = stage.keep(new ZoneServer());
        first = stage.rawPeer();
        second = stage.rawPeer();
        zone.naptr("carrier.test", 1, "10 10 s SIP+D2U " + SERVICE)
                .address("sbc.carrier.test", 1, "127.0.0.1");
    }

    private GatewayUnderTest gateway(Stage stage) {
        return stage.gateway(settings -> settings.carrierAt("carrier.test")
                .carrierBy("attempt-timeout-ms: 300")
                .further("dns: {servers: [\"" + zone.address() + "\"], ttl-min-s: 1}"));
    }

    private static void call(Stage stage, GatewayUnderTest gateway) {
        RawPeer pbx = stage.rawPeer();
        pbx.send(gateway.port(), SipText.invite(Numbers.CLEAN, pbx.port(), gateway.port()));
    }

    private static void awaitCarriers(GatewayUnderTest gateway, String words) {
        Awaitility.await(words).atMost(Patience.MAX).until(gateway::carriers,
                said -> said.contains(words));
    }

    @Test
    void getsACallAtItsNextServerWhenTheFirstIsSilent(Stage stage) {
        zone.srv(SERVICE, 60, "10 1 " + first.port() + " sbc.carrier.test")
                .srv(SERVICE, 60, "20 1 " + second.port() + " sbc.carrier.test");
        GatewayUnderTest gateway = gateway(stage);
        call(stage, gateway);

        String unheard = first.receive(Patience.MAX).orElseThrow();
        assertThat(unheard).startsWith("INVITE sip:" + Numbers.CLEAN + "@carrier.test SIP/2.0");
        String heard = second.receive(Patience.MAX).orElseThrow();
        assertThat(heard).startsWith("INVITE sip:" + Numbers.CLEAN + "@carrier.test SIP/2.0");
        assertThat(SipAnswers.value(heard, "Via")).as("a branch of its own")
                .isNotEqualTo(SipAnswers.value(unheard, "Via"));
        assertThat(gateway.carriers()).contains("\"udp 127.0.0.1:" + second.port() + "\"",
                "\"state\":\"fresh\"");
        assertThat(gateway.metrics().sum("callgate_carrier_name_age_seconds"))
                .isBetween(0.0, 60.0);
    }

    @Test
    void isFollowedToWhereItMoves(Stage stage) {
        zone.srv(SERVICE, 1, "10 1 " + first.port() + " sbc.carrier.test");
        GatewayUnderTest gateway = gateway(stage);
        call(stage, gateway);
        assertThat(first.receive(Patience.MAX)).isPresent();

        zone.forget(SERVICE).srv(SERVICE, 1, "10 1 " + second.port() + " sbc.carrier.test");
        awaitCarriers(gateway, "127.0.0.1:" + second.port());
        call(stage, gateway);
        assertThat(second.receive(Patience.MAX)).isPresent();
        gateway.metrics().await(1, "callgate_notices_total", "carrier-moved");
    }

    @Test
    void isDownUntilItsNameLeadsSomewhereAndTheGatewayStartsAllTheSame(Stage stage) {
        zone.mood(Mood.FAILING).srv(SERVICE, 60, "10 1 " + first.port() + " sbc.carrier.test");
        GatewayUnderTest gateway = gateway(stage);
        RawPeer pbx = stage.rawPeer();
        pbx.send(gateway.port(), SipText.invite(Numbers.CLEAN, pbx.port(), gateway.port()));

        assertThat(pbx.receive(Patience.MAX).orElseThrow())
                .startsWith("SIP/2.0 500 No Carrier In Service");
        assertThat(gateway.carriers()).contains("\"up\":false", "\"state\":\"unresolved\"",
                "\"targets\":[]");
        gateway.metrics().await(1, "callgate_notices_total", "carrier-unresolved");
        zone.mood(Mood.ANSWERING);
        awaitCarriers(gateway, "\"up\":true");
        call(stage, gateway);
        assertThat(first.receive(Patience.MAX)).isPresent();
    }

    @Test
    void isCalledWhereItWasLastWhileNameServersFail(Stage stage) {
        zone.srv(SERVICE, 1, "10 1 " + first.port() + " sbc.carrier.test");
        GatewayUnderTest gateway = gateway(stage);
        zone.mood(Mood.FAILING);
        awaitCarriers(gateway, "\"state\":\"stale\"");

        gateway.metrics().await(1, "callgate_notices_total", "carrier-name-stale");
        call(stage, gateway);
        Optional<String> invite = first.receive(Patience.MAX);
        assertThat(invite.orElseThrow()).startsWith("INVITE ");
    }
}
