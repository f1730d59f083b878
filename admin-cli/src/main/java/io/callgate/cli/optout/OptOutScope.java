package io.callgate.cli.optout;

import io.callgate.store.register.Channel;
import io.callgate.store.register.Event;
import picocli.CommandLine.Option;

/** What an opt-out covers. A mixin. */
final class OptOutScope {

    @Option(names = "--campaign", defaultValue = Event.ALL_CAMPAIGNS, paramLabel = "C",
            description = "One product or purpose of the seller; default: all of them.")
    private String campaign;

    @Option(names = "--channel", defaultValue = "voice", paramLabel = "CH",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}. Only voice decides"
                    + " calls.")
    private Channel channel;

    String campaign() {
        return campaign;
    }

    Channel channel() {
        return channel;
    }

    String inWords() {
        return (campaign.isEmpty() ? "" : ", campaign " + campaign)
                + (channel == Channel.VOICE ? "" : ", " + channel.word());
    }
}
