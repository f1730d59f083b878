package io.callgate.gateway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.config.reader.ConfigLoader;
import io.callgate.gateway.config.GatewayConfig.Parties;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.gateway.screening.DecisionTable.Row;
import io.callgate.store.index.SuppressionIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What holds of every verdict, whatever is on record: many numbers a try, each with facts. */
class VerdictPropertyTest {

    private static final String AT = "2026-09-14T11:00+02:00";
    private static final long FIRST = 33_612_340_000L;
    private static final int TRIES = 4;
    private static final Parties PARTIES = ConfigLoader
            .load(DecisionTable.resource("decisions.yaml"), Map.of()).config().parties();
    private static final List<String> SELLERS = PARTIES.sellers().stream()
            .map(SellerConfig::name).toList();
    private static final List<String> FACTS = List.of("opt-out:spring", "opt-out:winter",
            "opt-out~email", "opt-out<2026-09-01", "consent=2026-08-20..2027-08-19",
            "consent:spring=2026-08-20..2027-08-19", "consent=2026-08-20..2026-09-01",
            "withdrawn:journal", "exempt:contract", "exempt:press:winter", "exempt:callback",
            "listed:house", "listed:tps", "clean:rpo", "listed:rpo", "listed:ftc-dnc");

    @Provide
    Arbitrary<List<List<String>>> records() {
        return Arbitraries.of(FACTS).list().uniqueElements().ofMaxSize(6).list().ofSize(12);
    }

    @Property(tries = TRIES, seed = "20261122", shrinking = ShrinkingMode.OFF)
    void anOptOutNeverMakesARefusedNumberCallable(@ForAll("records") List<List<String>> records,
            @ForAll Random random) throws IOException {
        List<List<String>> more = withOne(records, random,
                List.of("opt-out", "opt-out:spring", "opt-out:winter"));
        eachPair(records, more, PARTIES, PARTIES, (before, after) ->
                assertThat(after.admits()).isFalse());
    }

    @Property(tries = TRIES, seed = "20261122", shrinking = ShrinkingMode.OFF)
    void addingAListNeverMakesARefusedNumberCallable(
            @ForAll("records") List<List<String>> records, @ForAll Random random)
            throws IOException {
        List<String> lists = new ArrayList<>(List.of("house", "tps", "rpo", "absent", "ctps"));
        Collections.shuffle(lists, random);
        eachPair(records, records, withLists(lists.subList(0, 2)), withLists(lists.subList(0, 3)),
                (before, after) -> assertThat(after.admits()).isFalse());
    }

    @Property(tries = TRIES, seed = "20261122", shrinking = ShrinkingMode.OFF)
    void theOrderOfRecordsNeverMatters(@ForAll("records") List<List<String>> records,
            @ForAll Random random) throws IOException {
        List<List<String>> shuffled = new ArrayList<>();
        for (List<String> facts : records) {
            List<String> other = new ArrayList<>(facts);
            Collections.shuffle(other, random);
            shuffled.add(other);
        }
        List<List<String>> straight = shuffled.stream()
                .map(facts -> facts.stream().sorted().toList()).toList();
        eachSeller(straight, shuffled, PARTIES, PARTIES, (one, other) ->
                assertThat(other.reason()).isEqualTo(one.reason()));
    }

    @Property(tries = TRIES, seed = "20261122", shrinking = ShrinkingMode.OFF)
    void aWithdrawnConsentNeverAdmits(@ForAll("records") List<List<String>> records)
            throws IOException {
        List<List<String>> withdrawn = records.stream().map(facts -> plus(facts, "withdrawn"))
                .toList();
        eachSeller(withdrawn, withdrawn, PARTIES, PARTIES, (verdict, same) ->
                assertThat(verdict.admits()).isFalse());
    }

    @Property(tries = TRIES, seed = "20261122", shrinking = ShrinkingMode.OFF)
    void anEmergencyCallIsAlwaysAdmitted(@ForAll Random random) throws IOException {
        Path directory = Files.createTempDirectory("callgate-property");
        new TableStore(directory).close();
        try (SuppressionIndex index = SuppressionIndex.ofNumbers(directory)) {
            Screening screening = new Screening(index, PARTIES, (s, n, f, l) -> 99);
            Callers callers = new Callers(PARTIES.sellers());
            for (Caller caller : callers.all()) {
                Verdict verdict = new Verdict();
                screening.judge(new Attempt().of(caller, -112, random.nextInt()), verdict);
                assertThat(verdict.outcome()).isEqualTo(Outcome.ADMITTED);
                assertThat(verdict.countsAsAttempt()).isFalse();
            }
        }
    }

    private interface Comparison {
        void of(Verdict before, Verdict after);
    }

    private static List<List<String>> withOne(List<List<String>> records, Random random,
            List<String> facts) {
        return records.stream()
                .map(one -> plus(one, facts.get(random.nextInt(facts.size())))).toList();
    }

    private static List<String> plus(List<String> facts, String fact) {
        List<String> all = new ArrayList<>(facts);
        all.add(fact);
        return all;
    }

    private static Parties withLists(List<String> lists) {
        return new Parties(PARTIES.carriers(), PARTIES.sellers().stream()
                .map(seller -> new SellerConfig(seller.name(), seller.country(), List.copyOf(lists),
                        seller.callers(), seller.terms(), seller.campaigns())).toList(),
                PARTIES.lists());
    }

    /** Compares the verdicts on each number that was refused before. */
    private static void eachPair(List<List<String>> before, List<List<String>> after,
            Parties with, Parties and, Comparison comparison) throws IOException {
        eachSeller(before, after, with, and, (one, other) -> {
            if (!one.admits()) {
                comparison.of(one, other);
            }
        });
    }

    private static void eachSeller(List<List<String>> before, List<List<String>> after,
            Parties with, Parties and, Comparison comparison) throws IOException {
        Path directory = Files.createTempDirectory("callgate-property");
        try (TableStore store = new TableStore(directory)) {
            put(store, before, 0);
            put(store, after, before.size());
            store.importLists();
        }
        int numbers = before.size() + after.size();
        try (SuppressionIndex index = SuppressionIndex.ofNumbers(directory,
                LongStream.range(FIRST, FIRST + numbers).toArray())) {
            Screening first = new Screening(index, with, AttemptCounts.NONE);
            Screening second = new Screening(index, and, AttemptCounts.NONE);
            for (Caller caller : screened()) {
                compare(caller, first, second, before.size(), comparison);
            }
        }
    }

    /** All callers but those that are only watched. */
    private static List<Caller> screened() {
        List<String> watched = PARTIES.sellers().stream()
                .flatMap(seller -> seller.callers().stream())
                .filter(caller -> caller.terms().shadow()).map(caller -> caller.name()).toList();
        return new Callers(PARTIES.sellers()).all().stream()
                .filter(caller -> !watched.contains(caller.name())).toList();
    }

    private static void compare(Caller caller, Screening first, Screening second, int numbers,
            Comparison comparison) {
        int campaigns = PARTIES.sellers().get(caller.sellerIndex()).campaigns().size();
        for (int number = 0; number < numbers; number++) {
            for (int campaign = Attempt.CAMPAIGN_UNKNOWN; campaign < campaigns; campaign++) {
                comparison.of(judged(first, caller, campaign, FIRST + number),
                        judged(second, caller, campaign, FIRST + numbers + number));
            }
        }
    }

    private static Verdict judged(Screening screening, Caller caller, int campaign, long number) {
        Attempt attempt = new Attempt().of(caller, number, row("-", "-").epochSecond());
        attempt.campaign = campaign;
        Verdict verdict = new Verdict();
        screening.judge(attempt, verdict);
        return verdict;
    }

    /** The same facts for every seller. */
    private static void put(TableStore store, List<List<String>> records, int from)
            throws IOException {
        for (int i = 0; i < records.size(); i++) {
            for (String seller : SELLERS) {
                store.add(row(seller + " - -", String.join(" ", records.get(i))),
                        FIRST + from + i);
            }
        }
    }

    private static Row row(String call, String facts) {
        return new Row(0, call, "", AT, facts.isEmpty() ? "-" : facts, "", "", "");
    }
}
