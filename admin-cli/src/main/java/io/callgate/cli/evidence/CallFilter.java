package io.callgate.cli.evidence;

import io.callgate.cli.Configured;
import io.callgate.cli.Failure;
import io.callgate.cli.TypedNumber;
import io.callgate.gateway.screening.Outcome;
import io.callgate.gateway.screening.Reason;
import io.callgate.store.numbering.E164;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which calls are wanted; what is not said may be anything. A mixin. */
public final class CallFilter {

    @Option(names = "--number", paramLabel = "NUMBER",
            description = "To this number, with + and country code, or national.")
    private String typed;

    @Option(names = "--country", paramLabel = "CC",
            description = "Dial plan of a national number; else that of --seller.")
    private String country;

    @Option(names = "--seller", paramLabel = "S", description = "On behalf of this seller.")
    private String seller;

    @Option(names = "--caller", paramLabel = "X", description = "By this caller.")
    private String caller;

    @Option(names = "--campaign", paramLabel = "C", description = "Of this campaign.")
    private String campaign;

    @Option(names = "--verdict", paramLabel = "V",
            description = "With this verdict: ${COMPLETION-CANDIDATES}.")
    private Outcome verdict;

    @Option(names = "--reason", paramLabel = "R",
            description = "For this reason, such as opt-out or listed.")
    private String reason;

    private long number = E164.NOT_UNDERSTOOD;

    /** Reads what was typed; anything wrong with it ends the command. */
    CallFilter checked(Configured configured) {
        if (reason != null
                && Arrays.stream(Reason.values()).noneMatch(one -> one.word().equals(reason))) {
            throw Failure.usage("'" + reason + "' is no reason; the reasons are "
                    + Arrays.stream(Reason.values()).map(Reason::word)
                            .collect(Collectors.joining(", ")));
        }
        if (typed != null) {
            number = TypedNumber.canonical(typed, countryOf(configured));
            if (number == E164.NOT_UNDERSTOOD) {
                throw Failure.usage("'" + typed + "' is not a number");
            }
        }
        return this;
    }

    private String countryOf(Configured configured) {
        return Optional.ofNullable(country)
                .or(() -> TypedNumber.countryOfInternational(typed))
                .or(() -> Optional.ofNullable(seller).flatMap(name -> configured.ifNamed()
                        .map(config -> Configured.seller(config, name).country())))
                .orElseThrow(() -> Failure.usage("in which country is '" + typed
                        + "'? write it with + and the country code, or say --country CC"));
    }

    /** Of a judged call. */
    boolean fits(CallRecord record) {
        return (typed == null || record.number() == number)
                && fits(seller, record.seller) && fits(caller, record.caller)
                && fits(campaign, record.campaign) && fits(reason, record.reason)
                && (verdict == null
                        || verdict.name().toLowerCase(Locale.ROOT).equals(record.verdict));
    }

    private static boolean fits(String wanted, String recorded) {
        return wanted == null || wanted.equals(recorded);
    }
}
