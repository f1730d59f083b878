package io.callgate.cli.list;

import io.callgate.cli.BoundSellers;
import io.callgate.cli.Configured;
import io.callgate.cli.Failure;
import io.callgate.cli.Output;
import io.callgate.gateway.config.GatewayConfig;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** For whom a list is changed: nothing in it says whose it is, so a slip would go unnoticed. */
final class OfOneSeller {

    @Option(names = "--seller", paramLabel = "S",
            description = "Whose list it is: stop (exit code 4) if it binds others, too.")
    private String seller;

    /** The seller's country, if one is named. */
    Optional<String> country(Configured configured) {
        return Optional.ofNullable(seller)
                .map(name -> Configured.seller(configured.required(), name).country());
    }

    /** Ends the command if the list binds others than the seller that was named, if one was. */
    void stopIfOfOthers(Configured configured, String list) {
        if (seller == null) {
            return;
        }
        GatewayConfig config = configured.required();
        Configured.seller(config, seller);
        List<String> others = BoundSellers.of(Optional.of(config), list).besides(seller);
        if (!others.isEmpty()) {
            throw Failure.guarded(list + " binds " + String.join(", ", others) + ", whose calls"
                    + " would be judged by what is done for " + seller + ": give " + seller
                    + " a list of its own in deny-lists or registries, or leave --seller out if it"
                    + " is for all");
        }
    }

    /** Names those whose calls have changed beside those of the person who typed this. */
    static void noteWhomItBinds(Configured configured, String list, Output output) {
        List<String> bound = BoundSellers.of(configured.ifNamed(), list).names();
        if (bound.size() > 1) {
            output.note(list + " is one list for all whom it binds: the calls of "
                    + String.join(", ", bound) + " are judged by it");
        }
    }
}
