package io.callgate.store.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegulationProblemTest {

    private static final String SMALLEST = """
            country: NL
            periods:
              - in-force-from: 2021-07-01
                law: Telecommunicatiewet
                consent: {need: required, article: art. 11.7}
            """;

    @TempDir
    Path folder;

    @Test
    void aFileOfItsOwnTakesTheLawOfAnotherCountryIn() throws IOException {
        write("nl.yaml", SMALLEST);
        Regulations.Loaded loaded = Regulations.load(folder);
        assertThat(loaded.problems()).isEmpty();
        Rules rules = loaded.regulations().orElseThrow().of("NL").orElseThrow().rulesAt(20_000);
        assertThat(rules.consent().article()).isEqualTo("art. 11.7");
        assertThat(rules.cap().isLimited()).isFalse();
        assertThat(rules.onUncheckable()).isEqualTo(OnUncheckable.REFUSE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "country: NL | country: Holland | country: \"Holland\" must be an ISO 3166 code",
        "country: NL | land: NL | country: is missing",
        "need: required | need: requierd | consent.need: \"requierd\" must be one of",
        "need: required | nede: required | consent.nede: is not a key; is need meant?",
        ", article: art. 11.7 | '' | consent.article: is missing",
        "2021-07-01 | 2021-13-01 | in-force-from: \"2021-13-01\" must be a date",
        "2021-07-01 | {} | in-force-from: must be one value",
        "law: Telecommunicatiewet | law: [] | periods[0].law: must be one value",
        "consent: | hours: {monday: ['10-12'], article: a}\\n    consent: | monday[0]: \"10-12\"",
        "consent: | hours: {monday: ['22:00-21:00'], article: a}\\n    consent: | from-until",
        "consent: | hours: {monday: ['20:00-24:30'], article: a}\\n    consent: | from-until",
        "consent: | attempts: {max: 0, calendar-days: 30, article: a}\\n    consent: | max: \"0\"",
        "consent: | attempts: {max: 4, article: a}\\n    consent: | calendar-days: is missing",
        "consent: | caller-number: {forbidden: [01], article: a}\\n    consent: | must be + and",
        "consent: | exemptions: [{basis: friend, article: a}]\\n    consent: | basis: \"friend\"",
        "consent: | exemptions: [{article: a}]\\n    consent: | basis: is missing",
        "consent: | binds-too: [charity]\\n    consent: | binds-too[0]: \"charity\" must be one of",
        "consent: | exemptions: [{basis: press, of-its-object: y}]\\n    consent: | \"y\" must be",
        "consent: | registries: [{article: a}]\\n    consent: | registries[0].name: is missing",
        "consent: | hours: {article: a}\\n    consent: | no day has any hours",
        "need: required, | '' | consent.need: is missing",
        "periods: | holidays: [{name: a, date: 02-30}]\\nperiods: | date: \"02-30\" must be month",
        "periods: | holidays: [{name: a, easter: x}]\\nperiods: | easter: \"x\" must be the number",
        "periods: | holidays: [{name: a, weekday: monday}]\\nperiods: | needs nth and month",
        "periods: | holidays: [{name: a, weekday: monday, before: x}]\\nperiods: | \"x\" must be",
        "consent: | hours: {eve-of-holiday: ['9'], article: a}\\n    consent: | holiday[0]: \"9\"",
        "periods: | holidays: [{name: a, date: 05-01, in: [BE]}]\\nperiods: | in: names a country"})
    void eachFaultIsToldWithItsKey(String right, String wrong, String told) throws IOException {
        write("nl.yaml", SMALLEST.replaceFirst(Pattern.quote(right),
                wrong.replace("\\n", "\n")));
        assertThat(problems()).anySatisfy(problem -> assertThat(problem).contains(told)
                .startsWith("nl.yaml: line "));
    }

    @Test
    void allFaultsOfAllFilesAreToldTogether() throws IOException {
        write("aa.yaml", "country: x\nperiods: []\n");
        write("bb.yaml", "country: [\n");
        assertThat(problems()).hasSize(3);
        assertThat(problems().get(2)).startsWith("bb.yaml: ").contains("is not YAML");
    }

    @Test
    void noDayMayBeLeftOutBetweenTwoPeriods() throws IOException {
        write("nl.yaml", SMALLEST.replace("    law:", "    in-force-until: 2026-01-31\n    law:")
                + "  - {in-force-from: 2026-02-02, law: b}\n");
        assertThat(problems()).singleElement().asString()
                .contains("periods[1].in-force-from: must be the day after the period above ends");
    }

    @Test
    void theLastPeriodHasNoEnd() throws IOException {
        write("nl.yaml", SMALLEST.replace("    law:", "    in-force-until: 2026-01-31\n    law:"));
        assertThat(problems()).singleElement().asString().contains("no in-force-until");
    }

    @Test
    void twoFilesAboutOneCountryAreRefused() throws IOException {
        write("a.yaml", SMALLEST);
        write("b.yaml", SMALLEST);
        assertThat(problems()).singleElement().asString().contains("b.yaml", "is about NL");
    }

    @Test
    void aFolderWithoutAFileIsRefused() {
        assertThat(problems()).singleElement().asString().contains("holds no file");
        assertThat(Regulations.load(folder.resolve("absent")).problems()).singleElement()
                .asString().contains("cannot be read");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private List<String> problems() {
        return Regulations.load(folder).problems().stream().map(FileProblem::toString).toList();
    }
}
