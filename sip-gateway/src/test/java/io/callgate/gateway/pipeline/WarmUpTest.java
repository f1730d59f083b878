package io.callgate.gateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.config.DigestConfig;
import io.callgate.gateway.config.DnsConfig;
import io.callgate.gateway.config.EvidenceConfig;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.GatewayConfig.AdminConfig;
import io.callgate.gateway.config.GatewayConfig.CallerConfig;
import io.callgate.gateway.config.GatewayConfig.DiallingConfig;
import io.callgate.gateway.config.GatewayConfig.Parties;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.gateway.config.KnownBy;
import io.callgate.gateway.config.SipConfig;
import io.callgate.gateway.proxy.route.RouteKey;
import io.callgate.gateway.screening.Reason;
import io.callgate.store.numbering.E164;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    @Test
    void takesMadeUpCallsBothWaysOutOfTheGateAndToTheirEnd() {
        Map<Reason, Integer> judged = new EnumMap<>(Reason.class);
        WarmUp warmUp = new WarmUp(config(), new RouteKey(1, 2), (attempt, verdict) -> {
            Reason reason = reasonFor(attempt.number);
            verdict.decide(reason);
            judged.merge(reason, 1, Integer::sum);
        });
        warmUp.run();

        int uncheckable = judged.get(Reason.NUMBER_NOT_UNDERSTOOD);
        assertThat(judged.get(Reason.NOTHING_HELD)).isCloseTo(uncheckable, Offset.offset(1));
        assertThat(judged.get(Reason.EMERGENCY)).isCloseTo(uncheckable, Offset.offset(1));
        assertThat(warmUp.connected())
                .isEqualTo(judged.get(Reason.NOTHING_HELD) + judged.get(Reason.EMERGENCY));
    }

    private static Reason reasonFor(long number) {
        if (E164.isProtectedShort(number)) {
            return Reason.EMERGENCY;
        }
        return number > 0 ? Reason.NOTHING_HELD : Reason.NUMBER_NOT_UNDERSTOOD;
    }

    private static GatewayConfig config() {
        SellerConfig seller = new SellerConfig("choucroute", "FR", List.of(), List.of(
                new CallerConfig("marketing", KnownBy.ofPeers("10.0.0.1/32"), DiallingConfig.PLAIN,
                        603)));
        return new GatewayConfig(Path.of("unused"), List.of(), new AdminConfig("127.0.0.1", 0),
                new EvidenceConfig(Path.of("unused"), EvidenceConfig.OnLoss.ADMIT),
                new SipConfig(500, 185, 30, 100, Path.of("unused")),
                new DigestConfig("callgate", Path.of("unused"), List.of("md5")),
                DnsConfig.DEFAULT,
                new Parties(List.of(), List.of(seller), List.of()));
    }
}
