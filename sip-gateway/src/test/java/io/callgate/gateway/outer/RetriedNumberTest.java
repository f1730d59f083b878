package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A dialer that does not take no for an answer shows in metrics and in evidence. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class RetriedNumberTest {

    @Test
    void isReportedWhenItIsRedialledAndWhenItComesBackInAnotherSpelling(Stage stage) {
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(Ports.free()));
        RawPeer dialer = stage.rawPeer();
        for (String number : new String[] {Numbers.LISTED, Numbers.LISTED, "0353010002"}) {
            dialer.send(gateway.port(), SipText.invite(number, dialer.port(), gateway.port()));
            assertThat(dialer.receive(Patience.MAX).orElseThrow())
                    .startsWith("SIP/2.0 603 ");
        }
        gateway.metrics().await(1, "callgate_refused_retried_total", "caller=\"marketing\"",
                "how=\"same-way\"");
        gateway.metrics().await(1, "callgate_refused_retried_total", "caller=\"marketing\"",
                "how=\"other-spelling\"");
        gateway.records().awaitJudged("refused", 3);
        gateway.records().awaitJudgedWith("\"retry\":\"other-spelling\"", 1);
    }

    @Test
    void isNoRetryWhenAnotherSellerCallsItThatMay(Stage stage) {
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(Ports.free())
                .caller("""
                        {name: marketing, peers: [127.0.0.1/32]}
                          - name: raclette
                            country: FR
                            callers:
                              - {name: raclette-sales, peers: [127.0.0.2/32]}"""));
        RawPeer first = stage.rawPeer();
        first.send(gateway.port(), SipText.invite(Numbers.OPTED_OUT, first.port(),
                gateway.port()));
        assertThat(first.receive(Patience.MAX).orElseThrow()).startsWith("SIP/2.0 603 ");
        RawPeer second = stage.rawPeer("127.0.0.2");
        second.send(gateway.port(), SipText.invite(Numbers.OPTED_OUT, second.port(),
                gateway.port()));
        assertThat(second.receive(Patience.MAX).orElseThrow()).startsWith("SIP/2.0 100 ");

        gateway.records().awaitJudgedWith("\"seller\":\"raclette\"", 1);
        gateway.records().awaitJudgedWith("\"retry\":\"\"", 2);
    }
}
