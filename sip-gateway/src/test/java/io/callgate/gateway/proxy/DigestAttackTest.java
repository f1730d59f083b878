package io.callgate.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.outer.DigestClient;
import io.callgate.gateway.transport.Hop;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Credentials of somebody who does not know the password, or knows those of another call. */
class DigestAttackTest {

    private static final String URI = DigestBench.URI;
    private static final String CHALLENGED = "SIP/2.0 407 Proxy Authentication Required";
    private static final String TRYING = "SIP/2.0 100 Trying";
    private static final String TURNED_AWAY = "SIP/2.0 403 Caller Not Recognised";

    private final DigestBench digest = new DigestBench();
    private final ProxyBench bench = digest.bench;
    private final Hop pbx = digest.pbxAt("198.51.100.7");

    @Test
    void servesForOneCallOnly() {
        String challenge = digest.challenge(pbx);
        String first = digest.tunis.answer(challenge, "MD5", URI, 1);
        assertThat(firstLine(first)).isEqualTo(TRYING);
        assertStale(digest.call(pbx, URI, first));
        assertThat(firstLine(digest.tunis.answer(challenge, "MD5", URI, 2))).isEqualTo(TRYING);
        assertStale(digest.call(pbx, URI, first));
    }

    @Test
    void servesOnceWhicheverOrderItsCountsComeIn() {
        String challenge = digest.challenge(pbx);
        for (int count : List.of(3, 1, 2, 70, 8)) {
            assertThat(firstLine(digest.tunis.answer(challenge, "MD5", URI, count)))
                    .as("nc %d", count).isEqualTo(TRYING);
        }
        for (int count : List.of(2, 70, 6, 1)) {
            assertStale(digest.call(pbx, URI,
                    digest.tunis.answer(challenge, "MD5", URI, count)));
        }
    }

    @Test
    void servesFromTheAddressThatWasChallengedOnly() {
        String header = digest.tunis.answer(digest.challenge(pbx), "MD5", URI, 1);
        assertStale(digest.call(digest.pbxAt("203.0.113.9"), URI, header));
        assertThat(firstLine(header)).as("is not used up by it").isEqualTo(TRYING);
    }

    @Test
    void servesForFiveMinutes() {
        String challenge = digest.challenge(pbx);
        bench.afterInStepsOf(1_000, 290_000);
        assertThat(firstLine(digest.tunis.answer(challenge, "MD5", URI, 1))).isEqualTo(TRYING);
        bench.afterInStepsOf(1_000, 20_000);
        assertStale(digest.call(pbx, URI, digest.tunis.answer(challenge, "MD5", URI, 2)));
    }

    @Test
    void servesForTheUriItWasMadeForOnly() {
        String header = digest.tunis.answer(digest.challenge(pbx), "MD5",
                ProxyBench.LISTED_URI, 1);
        assertThat(firstLine(header)).isEqualTo("SIP/2.0 400 Credentials For Another Request-URI");
    }

    @Test
    void isStaleWithANonceThatIsNotOurs() {
        String header = digest.tunis.answer("callgate", "00000001000000010123456789abcdef", "MD5",
                URI, 1);
        assertStale(digest.call(pbx, URI, header));
    }

    @Test
    void isNotLookedAtInAnotherRealm() {
        FakeWire.Sent answer = digest.call(pbx, URI,
                digest.tunis.answer("elsewhere", "x", "MD5", URI, 1)).get(0);
        assertThat(answer.firstLine()).isEqualTo(CHALLENGED);
        assertThat(answer.text()).doesNotContain("stale");
    }

    @Test
    void doesNotLearnWhetherAUserIsKnown() {
        assertThat(answerToGuess("tunis")).isEqualTo(answerToGuess("nobody"));
    }

    private String answerToGuess(String user) {
        String challenge = digest.challenge(pbx);
        bench.receive(pbx, Messages.request("INVITE", URI, "z9hG4bKsame",
                new DigestClient(user, "guessed").answer(challenge, "SHA-256", URI, 1)
                        + "User-Agent: " + "PBX ".repeat(60) + "\r\n"));
        return bench.wire.take().get(0).text().replaceAll("nonce=\"[^\"]*\"", "nonce");
    }

    @Test
    void locksOutItsSourceForAWhileAndNoOther() {
        for (int guesses = 0; guesses < 10; guesses++) {
            assertThat(digest.guess(pbx, "user" + guesses)).isEqualTo(CHALLENGED);
        }
        assertThat(digest.guess(pbx, "tunis")).isEqualTo(TURNED_AWAY);
        assertThat(firstLine(digest.tunis.answer(digest.challenge(pbx), "MD5", URI, 1)))
                .as("the right password now").isEqualTo(TURNED_AWAY);
        Hop other = digest.pbxAt("203.0.113.9");
        String header = digest.tunis.answer(digest.challenge(other), "MD5", URI, 1);
        assertThat(digest.call(other, URI, header).get(0).firstLine()).isEqualTo(TRYING);
        bench.afterInStepsOf(1_000, 60_000);
        assertThat(firstLine(digest.tunis.answer(digest.challenge(pbx), "MD5", URI, 1)))
                .isEqualTo(TRYING);
    }

    @Test
    void locksOutTheUserEverywhereButWhereThePasswordWasProved() {
        String header = digest.tunis.answer(digest.challenge(pbx), "MD5", URI, 1);
        assertThat(firstLine(header)).isEqualTo(TRYING);
        for (int guesses = 0; guesses < 30; guesses++) {
            digest.guess(digest.pbxAt("203.0.113." + guesses), "tunis");
        }
        Hop elsewhere = digest.pbxAt("203.0.113.99");
        assertThat(digest.guess(elsewhere, "tunis")).isEqualTo(TURNED_AWAY);
        assertThat(firstLine(digest.tunis.answer(digest.challenge(pbx), "MD5", URI, 1)))
                .isEqualTo(TRYING);
    }

    @Test
    void keepsNoProvedSourceFromItsChallengeHoweverManyStrangersAsk() {
        assertThat(firstLine(digest.tunis.answer(digest.challenge(pbx), "MD5", URI, 1)))
                .isEqualTo(TRYING);
        for (int strangers = 0; strangers < 200; strangers++) {
            digest.call(digest.pbxAt("203.0.113.9"), URI, "");
        }
        assertThat(digest.call(digest.pbxAt("203.0.113.10"), URI, "")).isEmpty();
        assertThat(digest.challenge(pbx)).startsWith(CHALLENGED);
    }

    private String firstLine(String credentials) {
        return digest.call(pbx, URI, credentials).get(0).firstLine();
    }

    private static void assertStale(List<FakeWire.Sent> sent) {
        assertThat(sent).singleElement().satisfies(answer -> {
            assertThat(answer.firstLine()).isEqualTo(CHALLENGED);
            assertThat(answer.text()).contains("stale=true");
        });
    }
}
