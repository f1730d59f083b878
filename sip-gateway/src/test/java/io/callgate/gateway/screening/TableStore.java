package io.callgate.gateway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.store.ImportReport;
import io.callgate.store.ImportReport.Outcome;
import io.callgate.store.ListImport;
import io.callgate.store.Store;
import io.callgate.store.index.Scope;
import io.callgate.store.ingest.Standing;
import io.callgate.store.register.Author;
import io.callgate.store.register.Basis;
import io.callgate.store.register.Channel;
import io.callgate.store.register.Coverage;
import io.callgate.store.register.Event;
import io.callgate.store.register.ListKind;
import io.callgate.store.snapshot.SnapshotBuilder.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The store of decisions.txt: puts each line's facts on record. */
final class TableStore implements AutoCloseable {

    private static final Author AUTHOR = new Author("test", "decisions.txt");
    private static final Pattern FACT = Pattern.compile("(opt-out|withdrawn|consent|exempt:\\w+)"
            + "(?:=([0-9-]+)(?:\\.\\.([0-9-]+))?)?(?::(\\w+))?(?:~(\\w+))?(?:<([0-9-]+))?"
            + "(?:@(\\w+))?(?:=([0-9-]+)\\.\\.([0-9-]+))?");
    private static final Pattern ON_LIST = Pattern.compile("(listed|clean):([\\w-]+)");

    /** A list of the table. */
    private record Shape(ListKind kind, String issued, Optional<Coverage> coverage) {
    }

    private static final Map<String, Shape> LISTS = new TreeMap<>(Map.of(
            "house", deny("2026-08-01"), "tps", deny("2026-09-01"), "ctps", deny("2026-09-01"),
            "dncm", deny("2026-09-10"), "dncl", deny("2026-09-01"),
            "ftc-dnc", new Shape(ListKind.DENY, "2026-09-01",
                    Optional.of(Coverage.of(List.of(1212L, 1646L)))),
            "bloctel", cache("2026-07-20"), "rpo", cache("2026-09-10"),
            "lista-robinson", cache("2026-09-10")));

    static {
        LISTS.put("wings-ftc", new Shape(ListKind.DENY, "2026-08-20",
                Optional.of(Coverage.of(List.of(1212L, 1917L)))));
        LISTS.put("lasagne-rpo", cache("2026-09-10"));
    }

    private final Path directory;
    private final Store store;
    private final Map<String, Map<Long, Standing>> lists = new TreeMap<>();
    private Instant now = Instant.EPOCH;

    TableStore(Path directory) throws IOException {
        this.directory = directory;
        this.store = Store.open(directory, new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
        LISTS.keySet().forEach(list -> lists.put(list, new TreeMap<>()));
    }

    private static Shape deny(String issued) {
        return new Shape(ListKind.DENY, issued, Optional.empty());
    }

    private static Shape cache(String issued) {
        return new Shape(ListKind.VERDICT_CACHE, issued, Optional.empty());
    }

    /** Records are made a day before the call, or when what they tell of is given. */
    void add(DecisionTable.Row row, long number) throws IOException {
        for (String fact : row.factWords()) {
            now = Instant.ofEpochSecond(row.epochSecond()).minusSeconds(86_400);
            Matcher onList = ON_LIST.matcher(fact);
            Matcher record = FACT.matcher(fact);
            if (onList.matches()) {
                lists.get(onList.group(2)).put(number, onList.group(1).equals("listed")
                        ? Standing.LISTED : Standing.CLEAN);
            } else if (record.matches()) {
                String seller = Optional.ofNullable(record.group(7)).orElse(row.word(0));
                put(record, seller, number);
            } else if (!fact.matches("(attempts|presenting)=.*")) {
                throw new IllegalArgumentException(row + ": what is " + fact);
            }
        }
    }

    private void put(Matcher fact, String seller, long number) throws IOException {
        String campaign = Optional.ofNullable(fact.group(4)).orElse(Scope.ALL_CAMPAIGNS);
        Instant until = fact.group(6) == null ? Event.NEVER : day(fact.group(6));
        switch (fact.group(1)) {
            case "opt-out" -> store.optOutAdd(AUTHOR, new Event.OptOutAdded(seller, campaign,
                    fact.group(5) == null ? Channel.VOICE : Channel.ofWord(fact.group(5)), number,
                    until, ""));
            case "withdrawn" -> store.consentWithdraw(AUTHOR,
                    new Event.ConsentWithdrawn(seller, campaign, number, ""));
            case "consent" -> store.consentAdd(AUTHOR, new Event.ConsentGiven(seller, campaign,
                    number, given(either(fact, 2, 8)), day(either(fact, 3, 9)), "form", ""));
            default -> store.exemptionAdd(AUTHOR, new Event.ExemptionAdded(seller, campaign,
                    Basis.ofWord(fact.group(1).substring("exempt:".length())), number,
                    Optional.ofNullable(fact.group(2)).map(this::given), until, ""));
        }
    }

    private Instant given(String date) {
        Instant given = day(date);
        now = given.isAfter(now) ? given : now;
        return given;
    }

    private static String either(Matcher fact, int one, int other) {
        return fact.group(one) == null ? fact.group(other) : fact.group(one);
    }

    private static Instant day(String date) {
        return LocalDate.parse(date).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** After all of them were issued: one of the future is not taken. */
    void importLists() throws IOException {
        now = Instant.parse("2026-12-31T00:00:00Z");
        for (Map.Entry<String, Map<Long, Standing>> list : lists.entrySet()) {
            Shape shape = LISTS.get(list.getKey());
            Path file = Files.writeString(directory.resolve(list.getKey() + ".txt"), "any");
            List<Map.Entry<Long, Standing>> held = new ArrayList<>(list.getValue().entrySet());
            held.add(Map.entry(33_100_000_000L, Standing.LISTED));
            ImportReport report = store.importList(new ListImport(list.getKey(), file, shape.kind,
                    LocalDate.parse(shape.issued), Mode.REPLACE, shape.coverage,
                    ListImport.Limits.USUAL, AUTHOR, ""), entries -> {
                        for (Map.Entry<Long, Standing> entry : held) {
                            entries.number(entry.getKey(), entry.getValue());
                        }
                    });
            assertThat(report.outcome()).as(report.sentence()).isEqualTo(Outcome.ACTIVATED);
        }
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
