package io.callgate.gateway.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callgate.gateway.screening.Reason;
import io.callgate.store.numbering.E164;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class CallLineTest {

    private final CallLine line = new CallLine();

    @Example
    void tellsARefusedCallInOneLine() {
        assertThat(written(CallFactsFixture.refusedByList("a84b4c76e66710@pc33"))).isEqualTo(
                "{\"event\":\"judged\",\"time\":\"2026-11-21T19:00:00.123Z\","
                + "\"call_id\":\"a84b4c76e66710@pc33\",\"caller\":\"marketing\","
                + "\"seller\":\"choucroute\",\"campaign\":\"\",\"called\":\"+33612345678\","
                + "\"verdict\":\"refused\",\"reason\":\"listed\",\"step\":7,\"list\":\"bloctel\","
                + "\"list_version\":3,\"record\":0,\"answer\":603,\"carrier\":\"\","
                + "\"end\":\"refused\",\"retry\":\"\",\"passed\":\"\",\"presented\":\"\","
                + "\"steps\":[],\"channel\":\"voice\",\"inside\":\"\"}\n");
    }

    @Example
    void tellsAnAdmittedCallInThreeLines() {
        CallFacts answered = CallFactsFixture.call("x@y", CallEvent.ANSWERED);
        answered.answer = 200;
        answered.carrier = "carrier-a";
        CallFacts ended = CallFactsFixture.call("x@y", CallEvent.ENDED);
        ended.carrier = "carrier-a";
        ended.end = CallEnd.HUNG_UP_BY_CALLEE;
        assertThat(written(CallFactsFixture.admitted("x@y")))
                .contains("\"verdict\":\"admitted\",\"reason\":\"nothing-held\"")
                .contains("\"answer\":0,\"carrier\":\"carrier-a\",\"end\":\"not-ended\",");
        assertThat(written(answered)).startsWith("{\"event\":\"answered\"")
                .endsWith("\"+33612345678\",\"answer\":200,\"carrier\":\"carrier-a\","
                        + "\"channel\":\"voice\"}\n");
        assertThat(written(ended)).startsWith("{\"event\":\"ended\"")
                .endsWith("\"carrier\":\"carrier-a\",\"end\":\"hung-up-by-callee\","
                        + "\"channel\":\"voice\"}\n");
    }

    @Example
    void hasTheKeysThatTheDocumentPromises() throws IOException {
        CallFacts ended = CallFactsFixture.call("x", CallEvent.ENDED);
        CallFacts answered = CallFactsFixture.call("x", CallEvent.ANSWERED);
        Path document = Path.of("..", "docs", "evidence.md");
        List<String> promised = Files.readAllLines(document).stream()
                .filter(line -> line.startsWith("{\"event\"")).toList();
        assertThat(promised).hasSize(4);
        assertThat(keys(promised.get(0))).isEqualTo(keys(written(CallFactsFixture.admitted("x"))));
        assertThat(keys(promised.get(2))).isEqualTo(keys(written(answered)));
        assertThat(keys(promised.get(3))).isEqualTo(keys(written(ended)));
    }

    private static List<String> keys(String line) throws JsonProcessingException {
        List<String> keys = new ArrayList<>();
        new ObjectMapper().readTree(line).fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    @Property(seed = "20261122")
    void namesTheTimeTheDayAndTheNumberAsTheLibrariesDo(
            @ForAll @LongRange(max = 4_102_444_800_000L) long epochMillis,
            @ForAll @LongRange(min = -999_999, max = 999_999_999_999_999L) long number)
            throws JsonProcessingException {
        CallFacts facts = CallFactsFixture.refusedByList("x");
        facts.epochMillis = epochMillis;
        facts.number = number;
        JsonNode read = read(facts);
        assertThat(Instant.parse(read.get("time").asText()).toEpochMilli()).isEqualTo(epochMillis);
        assertThat(read.get("called").asText()).isEqualTo(E164.format(number));
        assertThat(line.epochDay()).isEqualTo(epochMillis / 86_400_000);
    }

    @Property(seed = "20261122")
    void keepsEveryByteOfACallIdInWellFormedJson(@ForAll @Size(max = 400) byte[] callId)
            throws JsonProcessingException {
        CallFacts facts = CallFactsFixture.refusedByList("");
        facts.callId(callId, 0, callId.length);
        String kept = new String(callId, 0, Math.min(callId.length, CallFacts.CALL_ID_MAX),
                StandardCharsets.ISO_8859_1);
        assertThat(read(facts).get("call_id").asText()).isEqualTo(kept);
        assertThat(written(facts).chars()).allMatch(c -> c == '\n' || c >= ' ' && c < 0x7f);
    }

    @Property(seed = "20261122")
    void fitsTheLargestFactsThereCanBe(@ForAll char filler) throws JsonProcessingException {
        String longest = String.valueOf(filler).repeat(1_000);
        CallFacts facts = CallFactsFixture.refusedByList("\0".repeat(CallFacts.CALL_ID_MAX));
        facts.verdict.decideByList(Reason.NUMBER_NOT_UNDERSTOOD, longest, Long.MAX_VALUE);
        facts.caller = longest;
        facts.seller = longest;
        facts.campaign = longest;
        facts.carrier = longest;
        facts.number = 999_999_999_999_999L;
        assertThat(read(facts).get("carrier").asText()).isEqualTo(longest.substring(0, 128));
        assertThat(line.length()).isLessThanOrEqualTo(CallLine.BYTES_MAX);
    }

    private JsonNode read(CallFacts facts) throws JsonProcessingException {
        return new ObjectMapper().readTree(written(facts));
    }

    private String written(CallFacts facts) {
        line.write(facts);
        return new String(line.bytes(), 0, line.length(), StandardCharsets.US_ASCII);
    }
}
