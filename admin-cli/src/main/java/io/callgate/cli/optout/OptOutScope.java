package io.callgate.cli.optout;

import io.callgate.store.register.Channel;
import io.callgate.store.register.Event;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What an opt-out covers. A mixin. */
final class OptOutScope {

    @Option(names = "--campaign", defaultValue = Event.ALL_CAMPAIGNS, paramLabel = "C",
            description = "One product or purpose of the seller; default: all of them.")
    private String campaign;

    @Option(names = "--channel", defaultValue = "voice", paramLabel = "CH",
            description = "voice, message, email or post; default: ${DEFAULT-VALUE}.")
    private Channel channel;

    String campaign() {
        return campaign;
    }

    Channel channel() {
        return channel;
    }

    /** What an opt-out of this scope does not do, empty when it stops calls. */
    Optional<String> reservation() {
        return switch (channel) {
            case VOICE -> Optional.empty();
            case MESSAGE -> Optional.of("its channel is message: it stops text messages, but no"
                    + " call");
            default -> Optional.of("recorded, but it stops no call: its channel is "
                    + channel.word());
        };
    }

    String inWords() {
        return (campaign.isEmpty() ? "" : ", campaign " + campaign)
                + (channel == Channel.VOICE ? "" : ", " + channel.word());
    }
}
