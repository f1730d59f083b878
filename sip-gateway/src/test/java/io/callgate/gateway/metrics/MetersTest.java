package io.callgate.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.config.DigestConfig;
import io.callgate.gateway.config.DnsConfig;
import io.callgate.gateway.config.EvidenceConfig;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.GatewayConfig.AdminConfig;
import io.callgate.gateway.config.GatewayConfig.CallerConfig;
import io.callgate.gateway.config.GatewayConfig.DiallingConfig;
import io.callgate.gateway.config.GatewayConfig.ListConfig;
import io.callgate.gateway.config.GatewayConfig.Parties;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.gateway.config.KnownBy;
import io.callgate.gateway.config.SipConfig;
import io.callgate.gateway.screening.Outcome;
import io.callgate.gateway.screening.Reason;
import io.callgate.gateway.screening.Retry;
import io.callgate.gateway.screening.Verdict;
import io.callgate.store.index.list.Answer;
import io.callgate.store.index.list.ListGeneration;
import io.callgate.store.register.ListKind;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetersTest {

    private static final Instant NOW = Instant.parse("2026-11-21T19:00:00Z");
    private static final Path STORE = Path.of("/store");
    private static final GatewayConfig CONFIG = new GatewayConfig(STORE, List.of(),
            new AdminConfig("127.0.0.1", 0),
            new EvidenceConfig(STORE, EvidenceConfig.OnLoss.ADMIT),
            new SipConfig(500, 185, 30, 100, STORE),
            new DigestConfig("callgate", STORE, List.of("md5")), DnsConfig.DEFAULT,
            new Parties(List.of(), List.of(
                    new SellerConfig("choucroute", "FR", List.of("bloctel", "robinson"),
                            List.of(caller("marketing"), caller("tunis"))),
                    new SellerConfig("boeuf", "FR", List.of(), List.of(caller("survey")))),
                    List.of(new ListConfig("bloctel", 0), new ListConfig("robinson", 31))));

    private final Meters meters = new Meters(CONFIG, InstantSource.fixed(NOW));
    private final Verdict verdict = new Verdict();

    private static CallerConfig caller(String name) {
        return new CallerConfig(name, KnownBy.ofPeers(), DiallingConfig.PLAIN, 603);
    }

    @AfterEach
    void close() {
        meters.close();
    }

    @Test
    void countsEachCallUnderItsVerdictReasonCallerAndList() {
        verdict.decideByList(Reason.LISTED, "robinson", 4);
        meters.judged(verdict, 1, 9_000);
        meters.judged(verdict, 1, 9_000);
        verdict.decide(Reason.NOTHING_HELD);
        meters.judged(verdict, 2, 30_000);
        verdict.decide(Reason.CALLER_UNKNOWN);
        meters.judged(verdict, -1, 9_000);
        ScrapedMeters scraped = ScrapedMeters.of(meters);
        assertThat(scraped.value("callgate_calls_total{caller=\"tunis\",list=\"robinson\","
                + "reason=\"listed\",verdict=\"refused\"}")).isEqualTo(2);
        assertThat(scraped.value("callgate_calls_total{caller=\"survey\",list=\"\","
                + "reason=\"nothing-held\",verdict=\"admitted\"}")).isEqualTo(1);
        assertThat(scraped.value("callgate_calls_total{caller=\"-\",list=\"\","
                + "reason=\"caller-unknown\",verdict=\"refused\"}")).isEqualTo(1);
        assertThat(meters.calls(Outcome.REFUSED)).isEqualTo(3);
        assertThat(meters.calls(Outcome.ADMITTED)).isEqualTo(1);
        assertThat(meters.calls(Outcome.UNCHECKABLE)).isZero();
    }

    @Test
    void showsEveryCombinationFromTheStartAndNoneAfterwards() {
        long series = ScrapedMeters.of(meters).seriesOf("callgate_calls_total");
        assertThat(series).isEqualTo(2 + 2 * (10 + 4 * 2) + 10);
        for (Reason reason : Reason.values()) {
            verdict.decide(reason);
            meters.judged(verdict, 0, 1);
            verdict.decideByList(reason, "not-of-the-configuration", 1);
            meters.judged(verdict, 0, 1);
        }
        assertThat(ScrapedMeters.of(meters).seriesOf("callgate_calls_total"))
                .isLessThanOrEqualTo(series + Reason.values().length);
    }

    @Test
    void sortsRefusalsAndForwardsIntoBucketsFromFiveMicroseconds() {
        verdict.decide(Reason.OPT_OUT);
        meters.judged(verdict, 0, 4_900);
        meters.judged(verdict, 0, 15_000);
        verdict.decide(Reason.EMERGENCY);
        meters.judged(verdict, 0, 120_000_000);
        ScrapedMeters scraped = ScrapedMeters.of(meters);
        assertThat(scraped.value("callgate_refusal_seconds_bucket{le=\"5.0E-6\"}")).isEqualTo(1);
        assertThat(scraped.value("callgate_refusal_seconds_bucket{le=\"2.0E-5\"}")).isEqualTo(2);
        assertThat(scraped.value("callgate_refusal_seconds_count")).isEqualTo(2);
        assertThat(scraped.value("callgate_forward_seconds_bucket{le=\"0.1\"}")).isZero();
        assertThat(scraped.value("callgate_forward_seconds_bucket{le=\"+Inf\"}")).isEqualTo(1);
        assertThat(scraped.seriesOf("callgate_forward_seconds_bucket")).isEqualTo(15);
    }

    @Test
    void countsAnswersByClass() {
        for (int status : new int[] {0, 100, 180, 200, 403, 484, 603, 999}) {
            meters.answered(status);
        }
        ScrapedMeters scraped = ScrapedMeters.of(meters);
        assertThat(scraped.value("callgate_answers_total{class=\"1xx\"}")).isEqualTo(2);
        assertThat(scraped.value("callgate_answers_total{class=\"4xx\"}")).isEqualTo(2);
        assertThat(scraped.value("callgate_answers_total{class=\"6xx\"}")).isEqualTo(1);
        assertThat(scraped.seriesOf("callgate_answers_total")).isEqualTo(6);
    }

    @Test
    void countsDiscardedMessagesByReasonAndBoundsTheReasons() {
        meters.discarded("NOT_SIP");
        meters.discarded("stray-response");
        meters.discarded("stray-response");
        for (int i = 0; i < 1_000; i++) {
            meters.discarded("reason-" + i);
        }
        ScrapedMeters scraped = ScrapedMeters.of(meters);
        assertThat(scraped.value("callgate_messages_discarded_total{reason=\"not-sip\"}"))
                .isEqualTo(1);
        assertThat(scraped.value("callgate_messages_discarded_total{reason=\"stray-response\"}"))
                .isEqualTo(2);
        assertThat(scraped.seriesOf("callgate_messages_discarded_total")).isEqualTo(65);
        assertThat(scraped.value("callgate_messages_discarded_total{reason=\"other\"}"))
                .isEqualTo(1_000 - 62);
    }

    @Test
    void countsRetriesOfARefusedNumberByWhoCallsNowAndHow() {
        meters.retried(Retry.OTHER_CALLER, 1);
        meters.retried(Retry.OTHER_CALLER, 1);
        meters.retried(Retry.SAME_WAY, -1);
        ScrapedMeters scraped = ScrapedMeters.of(meters);
        assertThat(scraped.value("callgate_refused_retried_total{caller=\"tunis\","
                + "how=\"other-caller\"}")).isEqualTo(2);
        assertThat(scraped.value("callgate_refused_retried_total{caller=\"-\","
                + "how=\"same-way\"}")).isEqualTo(1);
        assertThat(scraped.seriesOf("callgate_refused_retried_total")).isEqualTo(16);
    }

    @Test
    void readsTheSuppliersAtEachScrape() {
        AtomicLong value = new AtomicLong(1);
        meters.ringOccupancy(value::get);
        meters.shed(value::get);
        meters.callsInSetup(value::get);
        meters.transactions(value::get);
        meters.registerSequence(value::get);
        meters.evidence(value::get, () -> 0);
        for (long now : new long[] {1, 7}) {
            value.set(now);
            System.gc();
            ScrapedMeters scraped = ScrapedMeters.of(meters);
            for (String series : List.of("callgate_ring_occupancy", "callgate_shed_total",
                    "callgate_calls_in_setup", "callgate_transactions",
                    "callgate_register_sequence_applied",
                    "callgate_evidence_lines_written_total")) {
                assertThat(scraped.value(series)).as(series).isEqualTo(now);
            }
        }
    }

    @Test
    void tellsSizeAndAgeOfEachList() {
        meters.list("bloctel", () -> new Version(10_000_000, LocalDate.of(2026, 8, 10)));
        meters.list("robinson", () -> ListGeneration.ABSENT);
        ScrapedMeters scraped = ScrapedMeters.of(meters);
        assertThat(scraped.value("callgate_list_numbers{list=\"bloctel\"}")).isEqualTo(1e7);
        assertThat(scraped.value("callgate_list_age_days{list=\"bloctel\"}")).isEqualTo(103);
        assertThat(scraped.value("callgate_list_numbers{list=\"robinson\"}")).isZero();
        assertThat(scraped.value("callgate_list_age_days{list=\"robinson\"}")).isNaN();
    }

    @Test
    void givesEveryMeterASentenceAndShowsTheJvm() {
        meters.discarded("x");
        ScrapedMeters scraped = ScrapedMeters.of(meters);
        assertThat(scraped.names()).isNotEmpty().allSatisfy(
                name -> assertThat(scraped.hasSentence(name)).as(name).isTrue());
        assertThat(scraped.names()).contains("jvm_memory_used_bytes", "process_uptime_seconds");
    }

    private record Version(long size, LocalDate issued) implements ListGeneration {

        @Override
        public long answer(long number) {
            return Answer.NOT_COVERED;
        }

        @Override
        public ListKind kind() {
            return ListKind.DENY;
        }

        @Override
        public boolean isPresent() {
            return true;
        }

        @Override
        public long version() {
            return 1;
        }

        @Override
        public long issuedEpochDay() {
            return issued.toEpochDay();
        }
    }
}
