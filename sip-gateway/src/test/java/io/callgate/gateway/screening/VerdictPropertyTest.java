package io.callgate.gateway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.config.reader.ConfigLoader;
import io.callgate.gateway.config.GatewayConfig.Parties;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.gateway.screening.DecisionTable.Row;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.numbering.E164;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;

/**
 * What holds of every verdict, whatever is on record, wherever the telephone is and whatever the
 * clock says there: in each try a number of each place, each with its facts and its moment.
 */
class VerdictPropertyTest {

    private static final int TRIES = 3;
    private static final int ATTEMPTS = 7;
    private static final long[] PRESENTED = {Attempt.NOT_TOLD, 33_162_000_001L,
        33_612_345_678L, E164.NOT_UNDERSTOOD};
    /** First numbers, with room for a thousand, of each law and of some place without one. */
    private static final long[] PLACES = {33_612_340_000L, 262_692_120_000L, 590_690_120_000L,
        12_125_550_000L, 19_175_550_000L, 14_165_550_000L, 442_079_460_000L, 3_225_550_000L,
        390_665_550_000L, 34_912_345_000L, 49_302_330_000L, 48_225_550_000L, 41_446_681_000L};
    /** One year: two laws of France, the holidays of all, summer time and none. */
    private static final long FIRST_SECOND =
            Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND =
            Instant.parse("2026-12-31T23:59:59Z").getEpochSecond();
    private static final Parties PARTIES = ConfigLoader
            .load(DecisionTable.resource("decisions.yaml"), Map.of()).config().parties();
    private static final List<String> SELLERS = PARTIES.sellers().stream()
            .map(SellerConfig::name).toList();
    /** A day is counted from that of the call. */
    private static final List<String> FACTS = List.of("opt-out:spring", "opt-out:winter",
            "opt-out~email", "opt-out<-13d", "consent=-25d..+339d", "consent:spring=-25d..+339d",
            "consent=-25d..-13d", "withdrawn:journal", "exempt:contract", "exempt:contract:tea",
            "exempt:press:winter", "exempt:callback", "listed:house", "listed:tps", "clean:rpo",
            "listed:rpo", "listed:ftc-dnc", "listed:dncm", "clean:lista-robinson",
            "clean:bloctel", "listed:bloctel");
    private static final List<String> SHORT_NUMBERS = Stream.of(IntStream.range(10, 1_000),
            IntStream.range(116_000, 117_000)).flatMapToInt(range -> range)
            .mapToObj(Integer::toString).toList();
    private static final Pattern DAY = Pattern.compile("([+-][0-9]+)d");

    /** What is known of a number when it is called. */
    record Called(List<String> facts, long second) {

        Called with(String fact) {
            return new Called(Stream.concat(facts.stream(), Stream.of(fact)).toList(), second);
        }

        Called inOrder(List<String> order) {
            return new Called(order, second);
        }

        Row row(String seller) {
            LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(second, 86_400L));
            String dated = DAY.matcher(String.join(" ", facts)).replaceAll(offset ->
                    day.plusDays(Long.parseLong(offset.group(1))).toString());
            return new Row(0, seller + " - -", "", Instant.ofEpochSecond(second).toString(),
                    dated.isEmpty() ? "-" : dated, "", "", "");
        }
    }

    @Provide
    Arbitrary<List<Called>> calls() {
        return Combinators.combine(Arbitraries.of(FACTS).list().uniqueElements().ofMaxSize(6),
                        Arbitraries.longs().between(FIRST_SECOND, LAST_SECOND)
                                .withDistribution(RandomDistribution.uniform()))
                .as(Called::new).list().ofSize(PLACES.length);
    }

    @Property(tries = TRIES, seed = "20261122", shrinking = ShrinkingMode.OFF)
    void anOptOutNeverMakesARefusedNumberCallable(@ForAll("calls") List<Called> calls,
            @ForAll Random random) throws IOException {
        List<String> optOuts = List.of("opt-out", "opt-out:spring", "opt-out:winter");
        List<Called> more = calls.stream()
                .map(one -> one.with(optOuts.get(random.nextInt(optOuts.size())))).toList();
        eachRefused(calls, more, PARTIES, PARTIES, (before, after) ->
                assertThat(after.admits()).isFalse());
    }

    @Property(tries = TRIES, seed = "20261122", shrinking = ShrinkingMode.OFF)
    void addingAListNeverMakesARefusedNumberCallable(@ForAll("calls") List<Called> calls,
            @ForAll Random random) throws IOException {
        List<String> lists = new ArrayList<>(List.of("house", "tps", "rpo", "absent", "ctps",
                "bloctel"));
        Collections.shuffle(lists, random);
        eachRefused(calls, calls, withLists(lists.subList(0, 2)), withLists(lists.subList(0, 3)),
                (before, after) -> assertThat(after.admits()).isFalse());
    }

    @Property(tries = TRIES, seed = "20261122", shrinking = ShrinkingMode.OFF)
    void theOrderOfRecordsNeverMatters(@ForAll("calls") List<Called> calls,
            @ForAll Random random) throws IOException {
        List<Called> shuffled = new ArrayList<>();
        for (Called one : calls) {
            List<String> other = new ArrayList<>(one.facts());
            Collections.shuffle(other, random);
            shuffled.add(one.inOrder(other));
        }
        List<Called> straight = shuffled.stream()
                .map(one -> one.inOrder(one.facts().stream().sorted().toList())).toList();
        eachCall(straight, shuffled, PARTIES, PARTIES, (one, other) ->
                assertThat(other.reason()).isEqualTo(one.reason()));
    }

    @Property(tries = TRIES, seed = "20261122", shrinking = ShrinkingMode.OFF)
    void aWithdrawnConsentNeverAdmits(@ForAll("calls") List<Called> calls) throws IOException {
        List<Called> withdrawn = calls.stream().map(one -> one.with("withdrawn")).toList();
        eachCall(withdrawn, withdrawn, PARTIES, PARTIES, (verdict, same) ->
                assertThat(verdict.admits()).isFalse());
    }

    /** In every country of the sellers, at any time, be there lists and counts or not. */
    @Property(tries = TRIES, seed = "20261122", shrinking = ShrinkingMode.OFF)
    void anEmergencyCallIsAlwaysAdmitted(@ForAll("calls") List<Called> calls)
            throws IOException {
        Map<Caller, long[]> emergencies = emergencies();
        assertThat(emergencies.values()).allSatisfy(numbers -> assertThat(numbers).contains(-112));
        Path directory = Files.createTempDirectory("callgate-property");
        new TableStore(directory).close();
        try (SuppressionIndex index = SuppressionIndex.ofNumbers(directory, new Unheard())) {
            for (int attempts : new int[] {99, -1}) {
                Screening screening = new Screening(index, PARTIES, (s, n, f, l) -> attempts);
                emergencies.forEach((caller, numbers) -> calls.forEach(one ->
                        admits(screening, caller, numbers, one.second())));
            }
        }
    }

    private static void admits(Screening screening, Caller caller, long[] numbers, long second) {
        for (long number : numbers) {
            Verdict verdict = judged(screening, new Attempt().of(caller, number, second));
            assertThat(verdict.outcome()).as(E164.format(number)).isEqualTo(Outcome.ADMITTED);
            assertThat(verdict.countsAsAttempt()).isFalse();
        }
    }

    /** By caller: each short number that its dial plan takes for a call for help. */
    private static Map<Caller, long[]> emergencies() {
        Map<Caller, long[]> numbers = new LinkedHashMap<>();
        for (Caller caller : new Callers(PARTIES.sellers()).all()) {
            numbers.put(caller, SHORT_NUMBERS.stream()
                    .mapToLong(caller.canonicaliser()::canonicalise)
                    .filter(E164::isProtectedShort).distinct().toArray());
        }
        return numbers;
    }

    private interface Comparison {
        void of(Verdict before, Verdict after);
    }

    private static Parties withLists(List<String> lists) {
        return new Parties(PARTIES.carriers(), PARTIES.sellers().stream()
                .map(seller -> new SellerConfig(seller.name(), seller.country(), List.copyOf(lists),
                        seller.callers(), seller.terms(), seller.campaigns())).toList(),
                PARTIES.lists());
    }

    /** Compares the verdicts on each call that was refused before. */
    private static void eachRefused(List<Called> before, List<Called> after, Parties with,
            Parties and, Comparison comparison) throws IOException {
        eachCall(before, after, with, and, (one, other) -> {
            if (!one.admits()) {
                comparison.of(one, other);
            }
        });
    }

    private static void eachCall(List<Called> before, List<Called> after, Parties with,
            Parties and, Comparison comparison) throws IOException {
        Path directory = Files.createTempDirectory("callgate-property");
        try (TableStore store = new TableStore(directory)) {
            for (int place = 0; place < PLACES.length; place++) {
                put(store, before.get(place), PLACES[place]);
                put(store, after.get(place), PLACES[place] + 1);
            }
            store.importLists();
        }
        try (SuppressionIndex index = SuppressionIndex.ofNumbers(directory, new Unheard(),
                Arrays.stream(PLACES).flatMap(number -> LongStream.of(number, number + 1))
                        .toArray())) {
            Screening first = new Screening(index, with, VerdictPropertyTest::attempts);
            Screening second = new Screening(index, and, VerdictPropertyTest::attempts);
            for (Caller caller : screened()) {
                compare(caller, first, second, before, comparison);
            }
        }
    }

    /** As many for the two numbers of a place. */
    private static int attempts(int seller, long number, long firstDay, long lastDay) {
        return (int) (number / 1_000 % ATTEMPTS);
    }

    /** All callers but those that are only watched. */
    private static List<Caller> screened() {
        List<String> watched = PARTIES.sellers().stream()
                .flatMap(seller -> seller.callers().stream())
                .filter(caller -> caller.terms().shadow()).map(caller -> caller.name()).toList();
        return new Callers(PARTIES.sellers()).all().stream()
                .filter(caller -> !watched.contains(caller.name())).toList();
    }

    private static void compare(Caller caller, Screening first, Screening second,
            List<Called> calls, Comparison comparison) {
        int campaigns = PARTIES.sellers().get(caller.sellerIndex()).campaigns().size();
        Attempt attempt = new Attempt();
        for (int place = 0; place < PLACES.length; place++) {
            for (int campaign = Attempt.CAMPAIGN_UNKNOWN; campaign < campaigns; campaign++) {
                attempt.of(caller, PLACES[place], calls.get(place).second());
                attempt.campaign = campaign;
                attempt.presented = PRESENTED[(place + campaign + 1) % PRESENTED.length];
                Verdict before = judged(first, attempt);
                attempt.number++;
                comparison.of(before, judged(second, attempt));
            }
        }
    }

    private static Verdict judged(Screening screening, Attempt attempt) {
        Verdict verdict = new Verdict();
        screening.judge(attempt, verdict);
        return verdict;
    }

    /** The same facts for every seller. */
    private static void put(TableStore store, Called called, long number) throws IOException {
        for (String seller : SELLERS) {
            store.add(called.row(seller), number);
        }
    }
}
