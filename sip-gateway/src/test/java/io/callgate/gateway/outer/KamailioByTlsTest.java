package io.callgate.gateway.outer;

import io.callgate.gateway.outer.Authority.Issued;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Kamailio as the PBX's proxy and as the carrier's, both spoken to by TLS, each side showing a
 * certificate and asking for one: OpenSSL instead of our own stack at the other end.
 */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class KamailioByTlsTest {

    private static final String PBX = "pbx.marketing.example";

    @ParameterizedTest
    @CsvSource({
        "caller-hangs-up, carrier-answers",
        "caller-hung-up-on, carrier-hangs-up",
        "caller-reinvites, carrier-reinvited",
        "caller-cancels, carrier-rings"})
    void carriesWholeCallsOnBothSides(String callerPlays, String carrierPlays, Stage stage) {
        Authority authority = new Authority(stage.newFolder("authority"));
        Issued own = authority.issue("callgate.example", "IP:127.0.0.1");
        String files = "certificate: " + own.certificate() + ", key: " + own.key();
        SippRun carrier = stage.sipp(carrierPlays).pauseMillis(100).start();
        KamailioProxy trunk = KamailioProxy.startByTls(stage,
                Integer.toString(carrier.port()), authority,
                authority.issue("carrier.example", "IP:127.0.0.1"));
        GatewayUnderTest gateway = stage.gateway(settings -> settings.carrier(trunk.tlsPort())
                .carrierBy("transport: tls, ca: " + authority.certificate() + ", " + files)
                .caller("{name: marketing, certificate: " + PBX + "}")
                .tls(files + ", client-certificates: required, client-ca: "
                        + authority.certificate()));
        KamailioProxy pbx = KamailioProxy.startByTls(stage, gateway.tlsPort() + ";transport=tls",
                authority, authority.issue(PBX, "DNS:" + PBX));
        SippRun caller = stage.sipp(callerPlays).towards(pbx.port()).number(Numbers.CLEAN)
                .pauseMillis(100).start();
        caller.awaitSuccess();
        carrier.awaitSuccess();
        gateway.records().awaitJudged("admitted", 1);
    }
}
