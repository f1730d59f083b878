package io.callgate.cli.demo;

import io.callgate.gateway.screening.Reason;
import java.util.List;
import java.util.Optional;

/**
 * One call of the show.
 *
 * @param dialled  user part of the Request-URI, as the PBX sends it
 * @param commands {@code callgate} commands given before the call, words without {@code --config}
 * @param refusal  why the gateway must refuse it; empty when it must connect
 */
record Scene(String title, String dialled, List<String> commands, Optional<Reason> refusal) {

    static Scene connects(String title, String dialled) {
        return new Scene(title, dialled, List.of(), Optional.empty());
    }

    static Scene refused(String title, String dialled, Reason reason) {
        return new Scene(title, dialled, List.of(), Optional.of(reason));
    }

    Scene after(String... words) {
        return new Scene(title, dialled, List.of(words), refusal);
    }

    /** The show. Its numbers are from ranges that the regulator keeps for fiction. */
    static List<Scene> all() {
        return List.of(
                connects("An ordinary number", "0465710101"),
                refused("The same person, a second after telling the seller not to call again",
                        "0465710101", Reason.OPT_OUT)
                        .after("optout", "add", "04 65 71 01 01", "--seller", "choucroute",
                                "--source", "customer service"),
                refused("A number on the BlocTel list", "+33465710303", Reason.LISTED),
                refused("The same number in national spelling, with separators",
                        "04.65-71.(03).03", Reason.LISTED),
                connects("The European emergency number, whatever is held against it", "112"),
                refused("Something that is no number", "0800-CALLGATE",
                        Reason.NUMBER_NOT_UNDERSTOOD));
    }
}
