package io.callgate.gateway.screening;

import io.callgate.gateway.admission.Caller;
import io.callgate.gateway.admission.Callers;
import io.callgate.gateway.config.CampaignConfig;
import io.callgate.gateway.config.reader.ConfigLoader;
import io.callgate.gateway.config.GatewayConfig;
import io.callgate.gateway.config.GatewayConfig.SellerConfig;
import io.callgate.store.index.SuppressionIndex;
import io.callgate.store.numbering.E164;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** decisions.txt, its store and the gateway's screening on it. */
final class DecisionTable implements AutoCloseable {

    private static final int COLUMNS = 7;

    /** A line of the table. */
    record Row(int line, String call, String number, String at, String facts, String verdict,
            String reason, String answer) {

        @Override
        public String toString() {
            return "line " + line + ": " + call + ", " + number + " at " + at + ", " + facts;
        }

        long epochSecond() {
            return OffsetDateTime.parse(at).toEpochSecond();
        }

        List<String> factWords() {
            return facts.equals("-") ? List.of() : List.of(facts.split(" +"));
        }

        String word(int number) {
            return call.split(" +")[number];
        }
    }

    private final GatewayConfig config;
    private final Callers callers;
    private final SuppressionIndex index;
    private final Screening screening;
    private final Map<Long, Integer> attempts = new HashMap<>();

    DecisionTable(Path directory) throws IOException {
        config = ConfigLoader.load(resource("decisions.yaml"), Map.of()).config();
        callers = new Callers(config.parties().sellers());
        List<Row> rows = rows();
        try (TableStore store = new TableStore(directory)) {
            for (Row row : rows) {
                store.add(row, number(row));
                note(row);
            }
            store.importLists();
        }
        index = SuppressionIndex.ofNumbers(directory, new Unheard(),
                rows.stream().mapToLong(this::number).distinct().toArray());
        screening = new Screening(index, config.parties(),
                (seller, number, first, last) -> attempts.getOrDefault(number, 0));
    }

    private void note(Row row) {
        row.factWords().stream().filter(fact -> fact.startsWith("attempts=")).forEach(fact ->
                attempts.put(number(row), Integer.parseInt(fact.substring("attempts=".length()))));
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        try {
            List<String> lines = Files.readAllLines(resource("decisions.txt"));
            for (int i = 0; i < lines.size(); i++) {
                String[] cells = lines.get(i).split(" *\\| *", -1);
                if (cells.length == COLUMNS && !cells[0].equals("call")) {
                    rows.add(new Row(i + 1, cells[0], ownNumber(cells[1], i), cells[2], cells[3],
                            cells[4], cells[5], cells[6]));
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return rows;
    }

    /** Each # of the pattern becomes a digit of the line's number. */
    private static String ownNumber(String pattern, int line) {
        int places = (int) pattern.chars().filter(c -> c == '#').count();
        if (places == 0) {
            return pattern;
        }
        int own = line % (int) Math.pow(10, places);
        return pattern.replace("#".repeat(places), String.format("%0" + places + "d", own));
    }

    static Path resource(String name) {
        try {
            return Path.of(DecisionTable.class.getResource(name).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Caller caller(Row row) {
        return row.word(0).equals("-") ? callers.unknown()
                : callers.named(row.word(0), row.word(1)).orElseThrow();
    }

    private long number(Row row) {
        return caller(row).canonicaliser().canonicalise(row.number());
    }

    Verdict judge(Row row) {
        Attempt attempt = new Attempt().of(caller(row), number(row), row.epochSecond());
        attempt.campaign = campaign(row);
        row.factWords().stream().filter(fact -> fact.startsWith("presenting=")).forEach(fact ->
                attempt.presented = fact.endsWith("=none") ? E164.NOT_UNDERSTOOD
                        : Long.parseLong(fact.substring("presenting=+".length())));
        Verdict verdict = new Verdict();
        screening.judge(attempt, verdict);
        return verdict;
    }

    private int campaign(Row row) {
        if (row.word(2).equals("-")) {
            return Attempt.CAMPAIGN_UNKNOWN;
        }
        SellerConfig seller = config.parties().sellers().get(caller(row).sellerIndex());
        List<String> names = seller.campaigns().stream().map(CampaignConfig::name).toList();
        if (!names.contains(row.word(2))) {
            throw new IllegalArgumentException(row + ": no such campaign, " + names);
        }
        return names.indexOf(row.word(2));
    }

    @Override
    public void close() {
        index.close();
    }

    static List<String> words(String text) {
        return Arrays.asList(text.split(" +"));
    }
}
