package io.callgate.cli.caller;

import io.callgate.cli.Configured;
import io.callgate.cli.ExitCode;
import io.callgate.cli.Failure;
import io.callgate.cli.Output;
import io.callgate.gateway.admission.digest.SecretsFile;
import io.callgate.gateway.config.DigestConfig;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code callgate caller forget}. */
@Command(name = "forget", description = "Take a digest user's password away: its new calls are"
        + " challenged in vain, within seconds.",
        footer = {"",
            "Examples:",
            "  callgate caller forget tunis --config callgate.yaml"})
final class CallerForget implements Callable<Integer> {

    @Mixin
    private Output output;

    @Mixin
    private Configured configured;

    @Parameters(paramLabel = "USER", description = "A user of the secrets file.")
    private String user;

    @Override
    public Integer call() throws IOException {
        DigestConfig digest = configured.required().digest();
        if (!new SecretsFile(digest.secretsFile()).remove(user, digest.realm())) {
            throw Failure.usage(user + " has no password in " + digest.secretsFile()
                    + ", realm " + digest.realm());
        }
        output.answer(new CallerCommand.Forgotten(user, digest.realm(),
                        digest.secretsFile().toString()),
                List.of(user + " has no password any more"));
        return ExitCode.DONE;
    }
}
