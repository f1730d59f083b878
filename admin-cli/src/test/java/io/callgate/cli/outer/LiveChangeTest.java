package io.callgate.cli.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.gateway.outer.Numbers;
import io.callgate.gateway.outer.SampleStore;
import io.callgate.gateway.outer.Settings;
import io.callgate.gateway.outer.Stage;
import io.callgate.gateway.outer.StageExtension;
import io.callgate.store.Store;
import io.callgate.store.register.Author;
import io.callgate.store.register.Channel;
import io.callgate.store.register.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the command line acknowledges, a running gateway obeys within a second. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class LiveChangeTest {

    @Test
    void anOptOutIsObeyedAndSoIsItsWithdrawal(Stage stage) {
        Daemon gateway = Daemon.start(stage, new Settings().carrier(stage.rawPeer().port()));
        NewCall call = new NewCall(stage.rawPeer(), gateway, Numbers.CLEAN);
        assertThat(call.firstAnswer()).startsWith(NewCall.TRYING);

        gateway.command("optout", "add", Numbers.CLEAN, "--seller", SampleStore.SELLER);
        call.awaitFirstAnswer(NewCall.REFUSED);

        gateway.command("optout", "rm", Numbers.CLEAN, "--seller", SampleStore.SELLER);
        call.awaitFirstAnswer(NewCall.TRYING);
    }

    /** A column of order numbers taken for that of the campaigns. */
    @Test
    void anOptOutIsObeyedThoughOthersNameMoreCampaignsThanTheIndexHolds(Stage stage)
            throws IOException {
        Daemon gateway = Daemon.start(stage, new Settings().carrier(stage.rawPeer().port()));
        try (Store store = Store.open(gateway.store())) {
            store.record(new Author("test", "outer test"), IntStream.range(0, 16_500)
                    .mapToObj(order -> (Event) new Event.OptOutAdded(SampleStore.SELLER,
                            "order-" + order, Channel.VOICE, 33_612_000_000L + order,
                            Event.NEVER, "")).toList());
        }
        NewCall call = new NewCall(stage.rawPeer(), gateway, Numbers.CLEAN);
        assertThat(call.firstAnswer()).startsWith(NewCall.TRYING);
        gateway.command("optout", "add", Numbers.CLEAN, "--seller", SampleStore.SELLER);
        call.awaitFirstAnswer(NewCall.REFUSED);

        gateway.run().kill();
        gateway.start();
        assertThat(call.firstAnswer()).startsWith(NewCall.REFUSED);
    }

    @Test
    void anImportedListIsObeyed(Stage stage) throws IOException {
        Daemon gateway = Daemon.start(stage, new Settings().carrier(stage.rawPeer().port()));
        NewCall call = new NewCall(stage.rawPeer(), gateway, Numbers.CLEAN);
        assertThat(call.firstAnswer()).startsWith(NewCall.TRYING);

        Path file = Files.writeString(stage.newFolder("list").resolve("bloctel.txt"),
                Numbers.LISTED + "\n" + Numbers.CLEAN + "\n");
        gateway.command("list", "import", SampleStore.LIST, file.toString(),
                "--issued", "2026-08-10", "--country", "FR");
        call.awaitFirstAnswer(NewCall.REFUSED);
    }
}
