package io.callgate.cli.call;

import io.callgate.cli.ExitCode;
import io.callgate.cli.Output.Colour;
import io.callgate.gateway.screening.Outcome;
import io.callgate.gateway.screening.Reason;
import io.callgate.gateway.useragent.PlacedCall;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came of a call that went through a gateway.
 *
 * @param reason why the gateway refused it; empty when the gateway let it through
 * @param list   the list that decided, or ""
 */
public record CallOutcome(int status, String phrase, Optional<Reason> reason, String list) {

    /** {@code SIP;cause=603;text="listed bloctel"}, as the gateway writes it. */
    private static final Pattern GATEWAY_REASON =
            Pattern.compile("SIP;cause=\\d+;text=\"([a-z-]+)(?: ([^\"]+))?\"");

    private static final int REQUEST_TIMEOUT = 408;
    /** What our own CANCEL gets, when nobody answered in time. */
    private static final int REQUEST_TERMINATED = 487;

    /** What {@code callgate call --json} prints; docs/cli-json.md. */
    record Shape(String number, String outcome, int status, String phrase, String reason,
            String list, List<String> messages) {
    }

    public static CallOutcome of(PlacedCall call) {
        for (String header : call.reasons()) {
            Matcher parts = GATEWAY_REASON.matcher(header);
            Optional<Reason> reason = parts.matches() ? reasonOf(parts.group(1))
                    : Optional.empty();
            if (reason.isPresent()) {
                return new CallOutcome(call.status(), call.phrase(), reason,
                        parts.group(2) == null ? "" : parts.group(2));
            }
        }
        return new CallOutcome(call.status(), call.phrase(), Optional.empty(), "");
    }

    private static Optional<Reason> reasonOf(String word) {
        return Arrays.stream(Reason.values()).filter(reason -> reason.word().equals(word))
                .findFirst();
    }

    public boolean isConnected() {
        return status / 100 == 2;
    }

    /** A carrier that says busy has answered; one that says 408 or 5xx, or rings on, has not. */
    int exitCode() {
        if (reason.isPresent()) {
            return reason.get().outcome() == Outcome.REFUSED ? ExitCode.REFUSED : ExitCode.UNKNOWN;
        }
        boolean answered = status >= 200 && status != REQUEST_TIMEOUT
                && status != REQUEST_TERMINATED && status / 100 != 5;
        return answered ? ExitCode.DONE : ExitCode.UNKNOWN;
    }

    /** {@code connected}, {@code refused}, {@code uncheckable} or {@code failed}. */
    public String word() {
        if (isConnected()) {
            return "connected";
        }
        return reason.map(decided -> decided.outcome().name().toLowerCase(Locale.ROOT))
                .orElse("failed");
    }

    public Colour colour() {
        if (isConnected()) {
            return Colour.GREEN;
        }
        return reason.filter(decided -> decided.outcome() == Outcome.REFUSED).isPresent()
                ? Colour.RED : Colour.YELLOW;
    }

    public String sentence() {
        String answer = status == 0 ? "no final answer" : status + " " + phrase;
        return answer + (status == REQUEST_TERMINATED ? ", nobody answered in time" : "")
                + reason.map(decided -> ", " + decided.sentence()).orElse("")
                + (list.isEmpty() ? "" : ": " + list);
    }

    Shape shape(String number, PlacedCall call) {
        return new Shape(number, word(), status, phrase, reason.map(Reason::word).orElse(""), list,
                call.ladder().stream().map(message -> (message.sent() ? "> " : "< ")
                        + message.label()).toList());
    }
}
