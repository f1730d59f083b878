package io.callgate.store.ingest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The layouts that are read, by the word of {@code --format}. */
public enum Format {
    TXT("one number a line"),
    CSV("fields between separators, one column of which holds numbers"),
    XLSX("the first sheet of an Excel workbook, one column of which holds numbers"),
    ODS("the first sheet of an OpenDocument spreadsheet, one column of which holds numbers"),
    BLOCTEL_RETURN("BlocTel's answer to a request: number, identifier, OK or not"),
    ANSWERS("a scrub's answers: number, clean (OK) or listed, and perhaps the day"),
    FTC("the FTC's list: area,number or ten digits a line"),
    FTC_CHANGES("the FTC's changes: area,number,A or D,..."),
    CANADA("Canada's list: area,number a line"),
    CANADA_XML("Canada's list as XML");

    private final String word;
    private final String sentence;

    Format(String sentence) {
        this.word = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.sentence = sentence;
    }

    /** As typed on the command line. */
    public String word() {
        return word;
    }

    public String sentence() {
        return sentence;
    }

    /** The country whose numbers stand in it, of a format that only one country's registry has. */
    public Optional<String> country() {
        return switch (this) {
            case BLOCTEL_RETURN -> Optional.of("FR");
            case FTC, FTC_CHANGES -> Optional.of("US");
            case CANADA, CANADA_XML -> Optional.of("CA");
            default -> Optional.empty();
        };
    }

    /** Whether it tells numbers that may be called from those that may not. */
    public boolean tellsAnswers() {
        return this == BLOCTEL_RETURN || this == ANSWERS;
    }

    /** @throws IllegalArgumentException for any other word */
    public static Format ofWord(String word) {
        return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a format is "
                        + words() + ", not " + word));
    }

    private static String words() {
        return Arrays.stream(values()).map(Format::word).collect(Collectors.joining(", "));
    }
}
