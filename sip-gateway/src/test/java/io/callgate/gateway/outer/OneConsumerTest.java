package io.callgate.gateway.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.outer.Authority.Issued;
import io.callgate.store.Store;
import io.callgate.store.register.Author;
import io.callgate.store.register.Basis;
import io.callgate.store.register.Channel;
import io.callgate.store.register.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A consumer tells anyone of a brand not to call again; from the next second on nobody reaches them
 * for that brand, from wherever it dials.
 */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class OneConsumerTest {

    private static final String REFUSED = "SIP/2.0 603 Suppressed";
    private static final String TRYING = "SIP/2.0 100 ";
    private static final long CONSUMER = Long.parseLong(Numbers.CLEAN.substring(1));
    private static final long CUSTOMER = Long.parseLong(Numbers.LISTED.substring(1));
    /**
     * Of one brand: its own department, a call centre abroad known by a password, an agency known
     * by a certificate, a survey firm. Of another: one.
     */
    private static final String CALLERS = """
            {name: marketing, peers: [127.0.0.1/32], campaign: comfort}
                  - {name: tunis, digest-user: tunis, campaign: comfort}
                  - {name: agency, certificate: pbx.agency.example, campaign: comfort}
                  - {name: institute, peers: [127.0.0.3/32], campaign: satisfaction}
                campaigns:
                  - {name: comfort, purpose: prospecting}
                  - {name: satisfaction, purpose: survey}
              - name: raclette
                country: FR
                callers:
                  - {name: chalet, peers: [127.0.0.2/32]}""";

    private GatewayUnderTest gateway;
    private RawPeer marketing;
    private RawPeer tunis;
    private RawPeer institute;
    private RawPeer chalet;
    private Authority authority;
    private Issued agency;

    private void open(Stage stage) {
        authority = new Authority(stage.newFolder("authority"));
        Issued own = authority.issue("callgate.example", "IP:127.0.0.1");
        agency = authority.issue("pbx.agency.example", "");
        gateway = stage.gateway(settings -> settings.carrier(stage.rawPeer().port())
                .caller(CALLERS).password("tunis", "couscous")
                .tls("certificate: " + own.certificate() + ", key: " + own.key()
                        + ", client-certificates: required, client-ca: "
                        + authority.certificate())
                .further("digest: {algorithms: [md5]}"));
        marketing = stage.rawPeer();
        tunis = stage.rawPeer("127.0.0.4");
        institute = stage.rawPeer("127.0.0.3");
        chalet = stage.rawPeer("127.0.0.2");
    }

    @Test
    void isCalledByNobodyOfTheBrandOnceTheyHaveToldAnyone(Stage stage) throws IOException {
        open(stage);
        assertThat(called(marketing, Numbers.CLEAN)).startsWith(TRYING);
        assertThat(calledFromTunis(Numbers.CLEAN)).startsWith(TRYING);
        assertThat(calledByAgency(Numbers.CLEAN)).startsWith(TRYING);
        assertThat(called(institute, Numbers.CLEAN)).startsWith(TRYING);

        record(new Event.OptOutAdded(SampleStore.SELLER, Event.ALL_CAMPAIGNS, Channel.VOICE,
                CONSUMER, Event.NEVER, "told the after-sales desk"));

        Awaitility.await().atMost(Patience.MAX).pollInterval(Duration.ofMillis(50))
                .until(() -> called(marketing, Numbers.CLEAN).startsWith(REFUSED));
        assertThat(calledFromTunis(Numbers.CLEAN)).startsWith(REFUSED);
        assertThat(calledByAgency(Numbers.CLEAN)).startsWith(REFUSED);
        assertThat(called(institute, Numbers.CLEAN)).startsWith(REFUSED);
        assertThat(called(chalet, Numbers.CLEAN)).as("another brand").startsWith(TRYING);
        gateway.records().awaitJudgedWith("\"reason\":\"opt-out\"", 4);
        gateway.records().awaitJudgedWith("\"seller\":\"raclette\"", 1);
        gateway.metrics().await(1, "callgate_calls_total", "caller=\"chalet\"",
                "verdict=\"admitted\"");
        gateway.metrics().await(0, "callgate_calls_total", "caller=\"chalet\"",
                "reason=\"opt-out\"");
    }

    @Test
    void isCalledThoughListedForTheirContractAndForASurvey(Stage stage) throws IOException {
        open(stage);
        assertThat(called(marketing, Numbers.LISTED)).startsWith(REFUSED);
        assertThat(calledFromTunis(Numbers.LISTED)).startsWith(REFUSED);
        assertThat(called(institute, Numbers.LISTED)).as("a survey").startsWith(TRYING);
        assertThat(called(chalet, Numbers.LISTED)).as("a brand without the list")
                .startsWith(TRYING);

        record(new Event.ExemptionAdded(SampleStore.SELLER, Event.ALL_CAMPAIGNS, Basis.CONTRACT,
                CUSTOMER, Optional.empty(), Event.NEVER, "contract 4711"));

        Awaitility.await().atMost(Patience.MAX).pollInterval(Duration.ofMillis(50))
                .until(() -> called(marketing, Numbers.LISTED).startsWith(TRYING));
        assertThat(calledFromTunis(Numbers.LISTED)).startsWith(TRYING);
        gateway.records().awaitJudgedWith("\"reason\":\"exempt\"", 2);
        gateway.records().awaitJudgedWith("\"reason\":\"not-prospecting\"", 1);
    }

    /** As customer service, the data protection officer or a CRM would, in a process of its own. */
    private void record(Event event) throws IOException {
        try (Store store = Store.open(gateway.store())) {
            store.record(new Author("desk", "after-sales"), List.of(event));
        }
    }

    private String called(RawPeer caller, String number) {
        return answer(caller, SipText.invite(number, caller.port(), gateway.port()));
    }

    private String calledFromTunis(String number) {
        // A stranger's request gets no answer that is larger than itself.
        String invite = SipText.invite(number, tunis.port(), gateway.port())
                .replace("Content-Length", "User-Agent: " + "PBX ".repeat(60)
                        + "\r\nContent-Length");
        String challenge = answer(tunis, invite);
        assertThat(challenge).startsWith("SIP/2.0 407 ");
        String uri = "sip:" + number + "@127.0.0.1:" + gateway.port();
        return answer(tunis, invite.replace("branch=z9hG4bK", "branch=z9hG4bK-again")
                .replace("CSeq: 1", "CSeq: 2").replace("Contact:",
                        new DigestClient("tunis", "couscous").answer(challenge, "MD5", uri, 1)
                                + "Contact:"));
    }

    private String calledByAgency(String number) throws IOException {
        try (TlsStream stream = TlsStream.to(gateway.tlsPort(), authority.certificate(),
                Optional.of(agency))) {
            stream.send(SipText.invite(number, stream.port(), gateway.tlsPort())
                    .replace("SIP/2.0/UDP", "SIP/2.0/TLS"));
            return stream.receive();
        }
    }

    /** The gateway's own first answer; the carrier is silent. */
    private String answer(RawPeer caller, String invite) {
        String callId = invite.lines().filter(line -> line.startsWith("Call-ID: ")).findFirst()
                .orElseThrow();
        String cseq = invite.lines().filter(line -> line.startsWith("CSeq: ")).findFirst()
                .orElseThrow();
        caller.send(gateway.port(), invite);
        String answer = caller.receive(Patience.MAX).orElseThrow();
        while (!answer.contains(callId) || !answer.contains(cseq)) {
            // Of an earlier call.
            answer = caller.receive(Patience.MAX).orElseThrow();
        }
        return answer;
    }
}
