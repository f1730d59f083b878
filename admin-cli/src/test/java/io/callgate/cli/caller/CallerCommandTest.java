package io.callgate.cli.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.cli.CommandLineRun;
import io.callgate.cli.Office;
import io.callgate.gateway.admission.digest.SecretsFile;
import io.callgate.gateway.admission.digest.SecretsFile.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallerCommandTest {

    @TempDir
    private Path folder;

    private CommandLineRun run(String... arguments) {
        Path config = new Office(folder).file("digest.yaml", """
                store: {directory: ./store}
                carriers: [{name: a, address: "127.0.0.1:5090"}]
                sellers: [{name: s, country: FR, callers: [{name: c, digest-user: tunis}]}]
                """);
        String[] all = Arrays.copyOf(arguments, arguments.length + 3);
        all[arguments.length] = "--config";
        all[arguments.length + 1] = config.toString();
        all[arguments.length + 2] = "--json";
        return CommandLineRun.of(all);
    }

    private SecretsFile secrets() {
        return new SecretsFile(folder.resolve("store/digest.secrets"));
    }

    @Test
    void makesUpAPasswordAndKeepsItsHashesOnly() throws IOException {
        CommandLineRun run = run("caller", "password", "tunis");

        assertThat(run.exitCode()).isZero();
        String password = run.out().replaceAll("(?s).*\"password\":\\s*\"([^\"]*)\".*", "$1");
        assertThat(password).hasSize(20);
        assertThat(secrets().entries())
                .containsExactly(Entry.of("tunis", "callgate", password));
    }

    @Test
    void takesThePasswordThatAPbxAlreadyHasAndDoesNotPrintIt() throws IOException {
        Path file = new Office(folder).file("password", "couscous-royal\n");

        CommandLineRun run = run("caller", "password", "tunis", "--password-file",
                file.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).doesNotContain("couscous-royal");
        assertThat(secrets().entries())
                .containsExactly(Entry.of("tunis", "callgate", "couscous-royal"));
    }

    @Test
    void refusesAShortPasswordAndAUserWhoIsNoCaller() throws IOException {
        Path file = new Office(folder).file("password", "couscous\n");

        assertThat(run("caller", "password", "tunis", "--password-file", file.toString())
                .exitCode()).isEqualTo(2);
        CommandLineRun unknown = run("caller", "password", "tunes");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("the configuration has tunis");
        assertThat(secrets().entries()).isEmpty();
    }

    @Test
    void forgetsAPassword() throws IOException {
        run("caller", "password", "tunis");

        assertThat(run("caller", "forget", "tunis").exitCode()).isZero();
        assertThat(secrets().entries()).isEmpty();
        assertThat(run("caller", "forget", "tunis").exitCode()).isEqualTo(2);
    }
}
