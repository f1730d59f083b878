package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What Prometheus is told of carriers. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class CarrierMetersTest {

    private static final String A = "carrier=\"carrier-a\"";
    private static final String B = "carrier=\"carrier-b\"";

    private static void answer(RawPeer carrier, GatewayUnderTest gateway, String status) {
        String invite = carrier.receive(Patience.MAX).orElseThrow();
        assertThat(invite).startsWith("INVITE ");
        carrier.send(gateway.port(), SipAnswers.to(invite, status, "b1"));
    }

    @Test
    void countAttemptsFailuresByStatusAndCallsThatWentOn(Stage stage) {
        RawPeer first = stage.rawPeer();
        RawPeer second = stage.rawPeer();
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(first.port())
                .carrierBy("transport: udp}\n  - {name: carrier-b, address: \"127.0.0.1:"
                        + second.port() + "\", transport: udp, priority: 2"));
        RawPeer pbx = stage.rawPeer();
        pbx.send(gateway.port(), SipText.invite(Numbers.CLEAN, pbx.port(), gateway.port()));
        answer(first, gateway, "503 Service Unavailable");
        gateway.metrics().await(1, "callgate_carrier_calls", B);
        answer(second, gateway, "418 I'm a teapot");

        Metrics metrics = gateway.metrics();
        metrics.await(1, "callgate_carrier_failures_total", B, "status=\"4xx\"");
        metrics.await(0, "callgate_carrier_calls");
        metrics.await(1, "callgate_carrier_failures_total", A);
        metrics.await(1, "callgate_carrier_failures_total", A, "status=\"503\"");
        metrics.await(1, "callgate_carrier_failovers_total");
        metrics.await(1, "callgate_carrier_failovers_total", A);
        metrics.await(1, "callgate_carrier_attempts_total", A);
        metrics.await(1, "callgate_carrier_attempts_total", B);
        metrics.await(2, "callgate_carrier_up");
        assertThat(metrics.sum("callgate_carrier_probe_seconds", A)).isNaN();
        assertThat(metrics.sum("callgate_carrier_name_age_seconds", A)).isNaN();
    }

    @Test
    void showARateOfCallsThatComesAndGoes(Stage stage) {
        RawPeer carrier = stage.rawPeer();
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(carrier.port()));
        RawPeer pbx = stage.rawPeer();
        pbx.send(gateway.port(), SipText.invite(Numbers.CLEAN, pbx.port(), gateway.port()));

        CarrierProbeTest.await(gateway, "\"calls_last_second\":1");
        CarrierProbeTest.await(gateway, "\"calls_last_second\":0");
    }
}
