package io.callgate.store.ingest;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the column of a table that holds numbers, from its first rows. */
final class Columns {

    static final int ROWS_MAX = 200;
    private static final int WORD_LETTERS_MIN = 2;
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final String BLOCTEL_ANSWER = "reponsebloctel";

    /**
     * Header names that settle it between columns that all hold numbers, unless two have one;
     * accents do not count.
     */
    private static final Set<String> NAMES = Set.of("telephone", "tel", "phone", "phonenumber",
            "numero", "number", "msisdn", "numerotelephone", "numerodetelephone", "telefon",
            "telefono", "telefonnummer", "rufnummer", "calledid", "numer", "nrtelefonu",
            "mobile", "mobil", "mobilnummer", "mobilephone", "portable", "gsm", "cell",
            "cellphone", "cellulare", "movil", "celular", "handy", "komorka", "telmobile",
            "telportable", "telephonemobile", "telephoneportable", "fixe", "telfixe",
            "telephonefixe", "landline", "festnetz", "home", "homephone", "work", "workphone",
            "tel1", "tel2", "phone1", "phone2", "telephone1", "telephone2");

    /** Header names of the day on which a scrub answered. */
    private static final Set<String> DAY_NAMES = Set.of("checked", "checkedon", "day", "date",
            "jour", "data", "giorno", "fecha", "datum", "tag");

    private final List<List<String>> rows;
    private final NumberFields fields;

    Columns(List<List<String>> rows, NumberFields fields) {
        this.rows = rows.stream().limit(ROWS_MAX).toList();
        this.fields = fields;
    }

    /** Columns of the widest row. */
    int width() {
        return rows.stream().mapToInt(List::size).max().orElse(0);
    }

    /** Columns that hold numbers, from 0. */
    List<Integer> ofNumbers() {
        return IntStream.range(0, width()).filter(this::holdsNumbers).boxed().toList();
    }

    /** Most rows have as many fields as the first, and more than one. */
    boolean isTable() {
        int width = first().size();
        return width > 1 && Recogniser.isMost(
                rows.stream().filter(row -> row.size() == width).count(), rows.size());
    }

    /** Whether there is a column of this header name or place from 1. */
    boolean has(String named) {
        return indexOf(named) >= 0;
    }

    /**
     * The column of numbers.
     *
     * @param named header name or place from 1, if the admin gave it
     * @throws FormatUnclear if there is no such column, or several could be it
     */
    NumberColumn numberColumn(Optional<String> named) throws FormatUnclear {
        return named.isPresent() ? named(named.get()) : found();
    }

    /** The columns of BlocTel's answer: by their names, or the first and the third. */
    AnswerRow bloctelReturn() {
        int number = Math.max(0, startingWith("tel"));
        int answer = startingWith(BLOCTEL_ANSWER);
        return new AnswerRow(number, answer < 0 ? 2 : answer, Optional.empty(),
                column(number).hasHeader(), AnswerRow.BLOCTEL_YES);
    }

    /**
     * The columns of a scrub's answers, by what stands in them.
     *
     * @param named as in {@link #numberColumn}
     * @throws FormatUnclear if no column holds answers
     */
    AnswerRow answers(Optional<String> named) throws FormatUnclear {
        NumberColumn number = numberColumn(named);
        int answer = holding(AnswerRow.ANSWERS::contains);
        if (answer < 0) {
            throw new FormatUnclear("no column holds answers: clean or OK for a number that may"
                    + " be called, listed or KO for another");
        }
        return new AnswerRow(number.index(), answer, day(number, answer), number.hasHeader(),
                AnswerRow.YES);
    }

    /** By its header or, without any, where {@code list export} writes it: few days are theirs. */
    private Optional<Integer> day(NumberColumn number, int answer) throws FormatUnclear {
        List<Integer> days = allHolding(field -> DAY.matcher(field).matches());
        if (!number.hasHeader()) {
            return days.stream().filter(i -> number.index() == 0 && answer == 1 && i == 2)
                    .findFirst();
        }
        List<Integer> telling = days.stream()
                .filter(i -> DAY_NAMES.contains(plain(column(i).header()))).toList();
        if (telling.size() > 1) {
            throw new FormatUnclear("columns " + names(telling) + " could all be the day of the"
                    + " answer: let only that one have such a name");
        }
        return telling.stream().findFirst();
    }

    /** Whether it is what {@code list export} wrote of a scrub. */
    boolean holdOurAnswers() {
        return width() > 1 && !ofNumbers().isEmpty()
                && holding(AnswerRow.OUR_WORDS::contains) >= 0;
    }

    /** The first column most fields of which, below its header, are of a kind; else -1. */
    private int holding(Predicate<String> kind) {
        return allHolding(kind).stream().findFirst().orElse(-1);
    }

    private List<Integer> allHolding(Predicate<String> kind) {
        return IntStream.range(0, width()).filter(i -> {
            List<String> fields = rows.stream().skip(1).map(row -> field(row, i).strip())
                    .filter(field -> !field.isEmpty()).toList();
            List<String> all = fields.isEmpty() ? List.of(field(first(), i).strip()) : fields;
            return Recogniser.isMost(all.stream().filter(kind).count(), all.size());
        }).boxed().toList();
    }

    boolean namesBloctelAnswers() {
        return startingWith(BLOCTEL_ANSWER) >= 0;
    }

    private int startingWith(String name) {
        return IntStream.range(0, first().size())
                .filter(i -> plain(first().get(i)).startsWith(name)).findFirst().orElse(-1);
    }

    private NumberColumn named(String named) throws FormatUnclear {
        int index = indexOf(named);
        if (index < 0) {
            throw new FormatUnclear("there is no column '" + named + "': the first row is "
                    + first().stream().map(String::strip).collect(Collectors.joining(" | ")));
        }
        return column(index);
    }

    private int indexOf(String named) {
        for (int i = 0; i < first().size(); i++) {
            if (!plain(named).isEmpty() && plain(first().get(i)).equals(plain(named))) {
                return i;
            }
        }
        boolean place = named.matches("[1-9][0-9]{0,3}") && Integer.parseInt(named) <= width();
        return place ? Integer.parseInt(named) - 1 : -1;
    }

    private List<String> first() {
        return rows.isEmpty() ? List.of() : rows.get(0);
    }

    private NumberColumn found() throws FormatUnclear {
        List<Integer> candidates = ofNumbers();
        List<Integer> telling = candidates.stream()
                .filter(i -> NAMES.contains(plain(column(i).header()))).toList();
        if (candidates.size() == 1 || telling.size() == 1) {
            return column(telling.size() == 1 ? telling.get(0) : candidates.get(0));
        }
        throw new FormatUnclear(candidates.isEmpty()
                ? "no column holds numbers of this country: give --column, --country or --format"
                : "columns " + names(candidates) + " all hold numbers: say which with --column");
    }

    /** The first row is a header if its field there is a word; 3.36E+10 is none. */
    private NumberColumn column(int index) {
        String first = field(first(), index);
        boolean header = first.chars().filter(Character::isLetter).count() >= WORD_LETTERS_MIN;
        return new NumberColumn(index, header ? first.strip() : "");
    }

    private boolean holdsNumbers(int index) {
        List<String> column = new ArrayList<>();
        for (List<String> row : rows.subList(column(index).hasHeader() ? 1 : 0, rows.size())) {
            if (!field(row, index).isBlank()) {
                column.add(field(row, index));
            }
        }
        // 2026-08-10 is a day, though in Italy also a number.
        long numbers = column.stream().filter(fields::isNumber)
                .filter(field -> !DAY.matcher(field.strip()).matches()).count();
        return Recogniser.isMost(numbers, column.size());
    }

    private static String field(List<String> row, int index) {
        return index < row.size() ? row.get(index) : "";
    }

    private String names(List<Integer> candidates) {
        return candidates.stream().map(i -> column(i).hasHeader()
                ? "'" + column(i).header() + "'" : Integer.toString(i + 1))
                .collect(Collectors.joining(", "));
    }

    /** Letters only, without accents: "Numéro de téléphone" is numerodetelephone. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
