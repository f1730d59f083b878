package io.callgate.cli.outer;

import static org.assertj.core.api.Assertions.assertThat;

import io.callgate.cli.CommandLineRun;
import io.callgate.gateway.outer.Metrics;
import io.callgate.gateway.outer.Numbers;
import io.callgate.gateway.outer.RawPeer;
import io.callgate.gateway.outer.Settings;
import io.callgate.gateway.outer.Stage;
import io.callgate.gateway.outer.StageExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code callgate gateway reload}: the whole file, or nothing of it. */
@ExtendWith(StageExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class GatewayReloadTest {

    private static final String ENFORCED = "{name: marketing, peers: [127.0.0.1/32]}";
    private static final String SHADOW = "{name: marketing, peers: [127.0.0.1/32], shadow: true}";

    @Test
    void bringsIntoForceWhatScreeningReadsAndElseChangesNothing(Stage stage) {
        RawPeer carrier = stage.rawPeer();
        Settings settings = new Settings().carrier(carrier.port()).caller(ENFORCED);
        Daemon gateway = Daemon.start(stage, settings);
        String url = "http://127.0.0.1:" + settings.adminPort();
        NewCall listed = new NewCall(stage.rawPeer(), gateway, Numbers.LISTED);
        assertThat(listed.firstAnswer()).startsWith(NewCall.REFUSED);
        Metrics metrics = new Metrics(settings.adminPort());
        metrics.await(1, "callgate_notices_total", "notice=\"configuration-doubtful\"");
        assertThat(gateway.run().err() + gateway.run().out())
                .contains("sellers[0].regulations: names none");

        gateway.rewrite(ENFORCED, SHADOW);
        assertThat(reload(url, 0)).startsWith("calls are judged by the file as it is now\n");
        assertThat(listed.firstAnswer()).startsWith(NewCall.TRYING);
        metrics.await(2, "callgate_notices_total", "notice=\"configuration-doubtful\"");

        gateway.rewrite(SHADOW, ENFORCED);
        gateway.rewrite("carrier-a", "carrier-b");
        assertThat(reload(url, 4)).isEqualTo("nothing was changed:\n"
                + "  carriers: a change needs a restart\n");
        gateway.rewrite("carrier-b", "carrier-a");
        gateway.rewrite("deny-lists: [bloctel]", "deny-lists: [bloctel, mylist]");
        assertThat(reload(url, 4)).isEqualTo("nothing was changed:\n  deny-lists,"
                + " regulations or registries, which lists there are (mylist): a change needs a"
                + " restart\n");
        gateway.rewrite("[bloctel, mylist]", "[bloctel]");
        gateway.rewrite("country: FR", "country: XX");
        assertThat(reload(url, 4)).startsWith("nothing was changed:\n  line ");
        assertThat(listed.firstAnswer()).as("still in shadow").startsWith(NewCall.TRYING);

        gateway.rewrite("country: XX", "country: FR");
        reload(url, 0);
        assertThat(listed.firstAnswer()).startsWith(NewCall.REFUSED);
    }

    private static String reload(String url, int exitCode) {
        CommandLineRun run = CommandLineRun.of("gateway", "reload", "--url", url);
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(exitCode);
        return run.out();
    }
}
