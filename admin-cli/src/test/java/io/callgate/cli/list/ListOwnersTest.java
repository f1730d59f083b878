package io.callgate.cli.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.cli.CommandLineRun;
import io.callgate.cli.Office;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose numbers a list holds, and whose calls it binds. */
class ListOwnersTest {

    @TempDir
    private Path folder;
    private Office office;

    @BeforeEach
    void openTheOffice() {
        office = new Office(folder);
    }

    private void configure(String before, String after) throws IOException {
        Files.writeString(office.config(),
                Files.readString(office.config()).replace(before, after));
    }

    private CommandLineRun importing(String list, String numbers, String... more) {
        return office.run(List.of("list", "import", list,
                office.file(list + ".txt", numbers).toString(), "--issued", "2026-11-20"), more);
    }

    /** Every Belgian mobile, dialled at home, is a French number of the south-east, too. */
    @Test
    void aRegistryHoldsTheNumbersOfItsLawsCountry() throws IOException {
        configure("deny-lists: [bloctel]", "regulations: {FR: fr, BE: be}\n"
                + "    deny-lists: [dncm]");

        for (String[] more : new String[][] {{}, {"--seller", "choucroute", "--mode", "add"}}) {
            CommandLineRun run = importing("dncm", "0470123456\n0471234567\n", more);
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(office.run("list", "export", "dncm").out())
                    .isEqualTo("+32470123456\n+32471234567\n");
        }
        assertThat(importing("dncm", "0465710301\n", "--country", "FR", "--max-shrink", "90")
                .exitCode()).isZero();
        assertThat(office.run("list", "export", "dncm").out()).isEqualTo("+33465710301\n");
    }

    @Test
    void aRegistryNeedNotBeNamedInDenyLists() throws IOException {
        configure("deny-lists: [bloctel]", "regulations: {US: us, GB: uk}");

        assertThat(importing("tps", "020 7946 0000\n").exitCode()).isZero();
        assertThat(office.run("list", "export", "tps").out()).isEqualTo("+442079460000\n");
    }

    @Test
    void isNotReplacedByASellersNumbersIfItBindsAnother() throws IOException {
        configure("country: FR\n    callers:", "country: FR\n    deny-lists: [bloctel]\n"
                + "    callers:");
        CommandLineRun all = importing("bloctel", "0465710301\n");

        CommandLineRun one = importing("bloctel", "0465710302\n", "--seller", "raclette");

        assertThat(all.exitCode()).isZero();
        assertThat(all.err()).contains("the calls of choucroute, raclette are judged by it");
        assertThat(one.exitCode()).isEqualTo(4);
        assertThat(one.err()).contains("bloctel binds choucroute")
                .contains("leave --seller out");
        assertThat(office.run("list", "export", "bloctel").out()).isEqualTo("+33465710301\n");
        assertThat(office.run("check", "0465710301", "--seller", "raclette").exitCode())
                .isEqualTo(1);
    }

    @Test
    void isNotMadeByASellerWhomItDoesNotBindEither() {
        assertThat(importing("bloctel", "0465710302\n", "--seller", "raclette").exitCode())
                .isEqualTo(4);
        CommandLineRun own = importing("bloctel", "0465710302\n", "--seller", "choucroute");
        assertThat(own.exitCode()).isZero();
        assertThat(own.err()).doesNotContain("judged by it");
        assertThat(importing("own", "0465710302\n", "--seller", "raclette").exitCode()).isZero();
    }

    /** Two sellers in France who call the United States, and subscribe for themselves. */
    @Test
    void mayAnswerForARegistryOfTheLawInOneSellersPlace() throws IOException {
        configure("deny-lists: [bloctel]",
                "regulations: {US: us}\n    registries: {ftc-dnc: choucroute-ftc}");
        configure("country: FR\n    callers:",
                "country: FR\n    regulations: {US: us}\n    callers:");

        CommandLineRun own = importing("choucroute-ftc", "2125550177\n", "--coverage", "212",
                "--seller", "choucroute");
        CommandLineRun strange = importing("choucroute-ftc", "2125550199\n", "--seller",
                "raclette");
        CommandLineRun laws = importing("ftc-dnc", "6465550188\n", "--coverage", "646",
                "--seller", "raclette");

        assertThat(own.exitCode()).as(own.err()).isZero();
        assertThat(own.err()).doesNotContain("judged by it");
        assertThat(strange.exitCode()).isEqualTo(4);
        assertThat(strange.err()).contains("choucroute-ftc binds choucroute")
                .contains("in deny-lists or registries");
        assertThat(laws.exitCode()).as(laws.err()).isZero();
        assertThat(office.run("list", "export", "choucroute-ftc").out())
                .isEqualTo("+12125550177\n");
        assertThat(office.run("list", "show", "choucroute-ftc").out()).contains("31 days");
        assertThat(answer("+12125550177", "choucroute")).startsWith("1 ")
                .contains("choucroute-ftc").doesNotContain("ftc-dnc");
        assertThat(answer("+12125550178", "choucroute")).startsWith("0 ");
        assertThat(answer("+16465550187", "choucroute")).startsWith("3 ");
        assertThat(answer("+12125550177", "raclette")).startsWith("3 ").contains("ftc-dnc");
        assertThat(answer("+16465550188", "raclette")).startsWith("1 ")
                .doesNotContain("choucroute-ftc");
    }

    @Test
    void whichAnswersForARegistryHoldsTheNumbersOfItsLawsCountry() throws IOException {
        configure("deny-lists: [bloctel]", "regulations: {FR: fr, BE: be}\n"
                + "    registries: {dncm: choucroute-dncm}");

        CommandLineRun run = importing("choucroute-dncm", "0470123456\n");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(office.run("list", "export", "choucroute-dncm").out())
                .isEqualTo("+32470123456\n");
        assertThat(office.run("list", "show", "choucroute-dncm").out()).contains("5 days");
    }

    /** The law of France is that of its overseas, too, and BlocTel's numbers are France's. */
    @Test
    void aRegistryOfALawWithTerritoriesHoldsTheNumbersOfTheCountryItself() throws IOException {
        configure("deny-lists: [bloctel]", "regulations: {FR: fr}");
        configure("country: FR", "country: BE");

        CommandLineRun run = importing("bloctel", "0465710301\n");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("one number a line; national numbers are of FR");
    }

    @Test
    void isNotRolledBackOrRemovedForASellerIfItBindsAnother() {
        for (String numbers : new String[] {"0465710301\n", "0465710301\n0465710302\n"}) {
            assertThat(importing("bloctel", numbers, "--seller", "choucroute").exitCode())
                    .isZero();
        }
        for (String verb : new String[] {"rollback", "rm"}) {
            CommandLineRun other = office.run("list", verb, "bloctel", "--seller", "raclette");
            CommandLineRun unknown = office.run("list", verb, "bloctel", "--seller", "raklette");
            assertThat(other.exitCode()).isEqualTo(4);
            assertThat(other.err()).contains("bloctel binds choucroute");
            assertThat(unknown.exitCode()).isEqualTo(2);
            assertThat(unknown.err()).contains("no seller is named raklette");
        }
        assertThat(office.json("list", "ls").at("/lists/0/version").asLong()).isEqualTo(2);

        CommandLineRun back = office.run("list", "rollback", "bloctel", "--seller", "choucroute");
        CommandLineRun gone = office.run("list", "rm", "bloctel", "--seller", "choucroute");

        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(back.err()).doesNotContain("judged by it");
        assertThat(gone.exitCode()).as(gone.err()).isZero();
    }

    @Test
    void namesAllWhomARollbackOrARemovalConcerns() throws IOException {
        configure("country: FR\n    callers:", "country: FR\n    deny-lists: [bloctel]\n"
                + "    callers:");
        importing("bloctel", "0465710301\n");
        importing("bloctel", "0465710301\n0465710302\n");

        for (String verb : new String[] {"rollback", "rm"}) {
            assertThat(office.run("list", verb, "bloctel").err())
                    .contains("the calls of choucroute, raclette are judged by it");
        }
    }

    @Test
    void cannotBeGuardedWithoutAConfigurationThatSaysWhomItBinds() {
        importing("bloctel", "0465710301\n");

        CommandLineRun run = CommandLineRun.of("list", "rm", "bloctel", "--seller", "choucroute",
                "--store", office.store().toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("which configuration?");
    }

    /** At noon in New York; its exit code first. */
    private String answer(String number, String seller) {
        CommandLineRun run = office.run("check", number, "--seller", seller, "--at",
                "2026-11-20T12:00-05:00");
        return run.exitCode() + " " + run.out() + run.err();
    }
}
