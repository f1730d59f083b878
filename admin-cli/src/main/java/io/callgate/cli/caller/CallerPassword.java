package io.callgate.cli.caller;

import io.callgate.cli.Configured;
import io.callgate.cli.ExitCode;
import io.callgate.cli.Failure;
import io.callgate.cli.Output;
import io.callgate.gateway.admission.digest.SecretsFile;
import io.callgate.gateway.config.DigestConfig;
import io.callgate.gateway.config.GatewayConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code callgate caller password}. */
@Command(name = "password", description = "Give a digest user a new password, made up and printed"
        + " once unless it comes from a file. Only hashes of it are kept; running gateways take it"
        + " within seconds.",
        footer = {"",
            "Examples:",
            "  callgate caller password tunis --config callgate.yaml",
            "  pass show pbx/tunis | callgate caller password tunis --password-file /dev/stdin"})
final class CallerPassword implements Callable<Integer> {

    /** What can be guessed at 30 a minute must not be short. */
    private static final int CHARACTERS_MIN = 12;
    private static final int MADE_UP_CHARACTERS = 20;
    /** Without those that are mistaken for each other; 20 of them are 115 bits. */
    private static final String ALPHABET =
            "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    @Mixin
    private Output output;

    @Mixin
    private Configured configured;

    @Parameters(paramLabel = "USER", description = "The digest-user of a caller.")
    private String user;

    @Option(names = "--password-file", paramLabel = "FILE",
            description = "Take the password from the first line of this file.")
    private Path passwordFile;

    @Override
    public Integer call() throws IOException {
        GatewayConfig config = configured.required();
        knownUser(config, user);
        DigestConfig digest = config.digest();
        Optional<String> given = passwordFile == null ? Optional.empty() : Optional.of(fromFile());
        String password = given.orElseGet(CallerPassword::madeUp);
        new SecretsFile(digest.secretsFile())
                .put(SecretsFile.Entry.of(user, digest.realm(), password));
        List<String> lines = new ArrayList<>(List.of(user + " has a new password in "
                + digest.secretsFile() + ", realm " + digest.realm()));
        if (given.isEmpty()) {
            lines.add("password: " + password);
        }
        output.answer(new CallerCommand.Given(user, digest.realm(),
                given.isPresent() ? "" : password, digest.secretsFile().toString()), lines);
        return ExitCode.DONE;
    }

    static void knownUser(GatewayConfig config, String user) {
        List<String> known = config.parties().sellers().stream()
                .flatMap(seller -> seller.callers().stream())
                .map(caller -> caller.knownBy().digestUser())
                .filter(name -> !name.isEmpty()).toList();
        if (!known.contains(user)) {
            throw Failure.usage("no caller has the digest-user " + user + (known.isEmpty()
                    ? "; no caller of the configuration has any"
                    : "; the configuration has " + String.join(", ", known)));
        }
    }

    private String fromFile() throws IOException {
        String password;
        try (BufferedReader in = Files.newBufferedReader(passwordFile, StandardCharsets.UTF_8)) {
            password = Optional.ofNullable(in.readLine()).orElse("");
        }
        if (password.length() < CHARACTERS_MIN) {
            throw Failure.usage("the password has fewer than " + CHARACTERS_MIN + " characters");
        }
        return password;
    }

    private static String madeUp() {
        StringBuilder password = new StringBuilder();
        new SecureRandom().ints(MADE_UP_CHARACTERS, 0, ALPHABET.length())
                .forEach(place -> password.append(ALPHABET.charAt(place)));
        return password.toString();
    }
}
